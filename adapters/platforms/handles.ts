/**
 * The handle in the address of somebody's page: `https://www.youtube.com/@xiaoman` and `https://vimeo.com/xiaoman`.
 * What stands behind `/channel/` or `/user/` is a number of the platform's own, by which nobody can be recognised.
 */
export function handleIn(address: string): string[] {
  const url = URL.parse(address);
  const parts = (url?.pathname ?? '').split('/').filter((part) => part !== '');
  const name = parts.find((part) => part.startsWith('@')) ?? (parts.length === 1 ? parts[0] : undefined);
  if (name === undefined) return [];
  try {
    return [decodeURIComponent(name)];
  } catch {
    // An encoding that is none: the name as it stands cannot be anybody's.
    return [];
  }
}
