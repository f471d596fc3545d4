/**
 * Names that mean something only inside a machine or a network, or nothing at all (RFC 6761, RFC 8375, and ICANN's
 * `internal`): never asked for.
 */
const SPECIAL = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'private',
  'lan',
  'home.arpa',
  'test',
  'invalid',
  'example',
  'onion',
  'alt',
];

/** Whether a host name can be that of a host on the internet. A name without a dot is one of the own network. */
export function isPublicName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (!name.includes('.')) return false;
  return !SPECIAL.some((special) => name.endsWith(`.${special}`));
}
