/**
 * The smallest of `values` that at least `ppm` of them do not exceed (nearest rank): always one that was measured.
 * `null` of none. @param ppm 1 to 1 000 000
 */
export function quantile(values: readonly number[], ppm: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.ceil((sorted.length * ppm) / 1_000_000);
  return sorted[rank - 1] ?? null;
}

export const MEDIAN_PPM = 500_000;
export const P90_PPM = 900_000;
