/** The package that a file of a bundle belongs to, or the top folder of our own. */
export function ownerOf(file: string): string {
  const packages = [...file.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)];
  return packages.at(-1)?.[1] ?? `${file.replace(/^[\w-]+:/, '').split('/')[0] ?? file}/`;
}

export interface Share {
  readonly owner: string;
  readonly bytes: number;
}

/** What a bundle is made of, largest first. */
export function sharesOf(inputs: Readonly<Record<string, number>>): Share[] {
  const byOwner = new Map<string, number>();
  for (const [file, bytes] of Object.entries(inputs))
    byOwner.set(ownerOf(file), (byOwner.get(ownerOf(file)) ?? 0) + bytes);
  return [...byOwner].map(([owner, bytes]) => ({ owner, bytes })).sort((a, b) => b.bytes - a.bytes);
}
