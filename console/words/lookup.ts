/** What stands under a name that came from the API; a newer server may know names that this page does not. */
export function lookup<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** A name as a person may read it: `top_up`, `topUp` → "Top up". */
export function spaced(name: string): string {
  const words = name.replaceAll('_', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
