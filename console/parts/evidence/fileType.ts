/** What a browser does not know by its name, or calls otherwise (Excel's type for tables, on Windows). */
const BY_NAME: readonly (readonly [ending: RegExp, type: string])[] = [
  [/\.csv$/i, 'text/csv'],
  [/\.hei[cf]$/i, 'image/heic'],
  [/\.mov$/i, 'video/quicktime'],
];

/** What a file is announced as; whether that is taken, and whether it is true, the API says. */
export function typeOf({ name, type }: Pick<File, 'name' | 'type'>): string {
  return BY_NAME.find(([ending]) => ending.test(name))?.[1] ?? type;
}
