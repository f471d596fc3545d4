/** The name of a file of what a list holds today. */
export const datedName = (list: string): string =>
  `luyue-${list}-${new Date().toISOString().slice(0, 10)}.csv`;
