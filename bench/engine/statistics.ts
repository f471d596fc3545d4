/** The value below which `share` (0 to 1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  const found = sorted[at];
  if (found === undefined) throw new Error('no values were measured');
  return found;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
