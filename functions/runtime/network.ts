import { isIPv4 } from 'node:net';

/**
 * The network an address is in, as evidence that does not name a person's own address: the first 24 bits of an
 * IPv4 address, the first 48 of an IPv6 one. `null` for anything else.
 */
export function networkOf(address: string): string | null {
  const v4 = address.replace(/^::ffff:/, '');
  if (isIPv4(v4)) return `${v4.split('.').slice(0, 3).join('.')}.0/24`;
  const host = URL.parse(`http://[${address}]/`)?.hostname;
  if (host === undefined) return null;
  const [head = '', tail = ''] = host.slice(1, -1).split('::');
  const heads = head === '' ? [] : head.split(':');
  const tails = tail === '' ? [] : tail.split(':');
  const groups = [...heads, ...Array<string>(8 - heads.length - tails.length).fill('0'), ...tails];
  return `${groups.slice(0, 3).join(':')}::/48`;
}
