import type { Difference } from '../../domain/reconciliation/difference.ts';

/** How often something that keeps changing is looked at; the next run sees it again. */
const MOST_LOOKS = 4;

/**
 * Deals move while they are looked at, and a reading is not of one instant. What seems different is looked at again,
 * and is a difference once two readings in a row agree on it.
 */
export async function confirmed(
  first: readonly Difference[],
  look: () => Promise<readonly Difference[]>,
): Promise<readonly Difference[]> {
  let agreed: readonly Difference[] = [];
  let before = first;
  for (let looks = 0; before.length > 0 && looks < MOST_LOOKS; looks += 1) {
    const seen = new Set(before.map((difference) => JSON.stringify(difference)));
    before = await look();
    agreed = before.filter((difference) => seen.has(JSON.stringify(difference)));
    if (agreed.length === before.length) return agreed;
  }
  return agreed;
}
