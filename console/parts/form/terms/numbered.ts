/** Rows of a form, which have no other identity than their place. */
export const numbered = <T>(items: readonly T[]) =>
  items.map((item, index) => ({ item, index, key: `row ${index + 1}` }));
