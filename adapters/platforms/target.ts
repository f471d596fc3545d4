import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { FetchFailure } from '../../domain/ports/platforms.ts';
import { isPublicAddress } from './publicAddress.ts';
import { isPublicName } from './publicName.ts';

/** Where one request goes: the address is settled before it is sent, and no name is looked up again. */
export interface Target {
  readonly url: URL;
  readonly address: string;
  readonly family: 4 | 6;
}

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** What the guard goes by. Production has exactly one: `STRICT`. */
export interface Policy {
  /** @throws an error with a `code` for a name that has no address */
  readonly resolve: (hostname: string) => Promise<readonly ResolvedAddress[]>;
  readonly allows: (address: string, port: number) => boolean;
}

const PORTS = [80, 443];

export const STRICT: Policy = {
  resolve: (hostname) => lookup(hostname, { all: true, verbatim: true }),
  allows: (address, port) => PORTS.includes(port) && isPublicAddress(address),
};

/** Codes of getaddrinfo for names that do not exist, as opposed to name servers that do not answer. */
const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * Checks an address and settles on one IP address for its host. All that a name resolves to must be allowed, so that
 * mixing public and private answers gains nothing.
 */
export async function targetOf(
  text: string,
  { resolve, allows }: Policy,
): Promise<Target | { readonly failure: FetchFailure }> {
  const url = URL.parse(text);
  if (url === null) return { failure: 'malformed_address' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { failure: 'scheme_not_allowed' };
  if (url.username !== '' || url.password !== '') return { failure: 'credentials_in_address' };
  const port = portOf(url);
  // The URL parser has turned decimal, octal, hexadecimal and shortened forms into plain ones.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await addressesOf(host, resolve);
  if ('failure' in addresses) return addresses;
  const [first] = addresses.found;
  if (first === undefined) return { failure: 'host_unknown' };
  if (addresses.found.every(({ address }) => allows(address, port)))
    return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
  const wouldDoOnAnotherPort = addresses.found.every(({ address }) => isPublicAddress(address));
  return { failure: wouldDoOnAnotherPort ? 'port_not_allowed' : 'host_not_public' };
}

async function addressesOf(
  host: string,
  resolve: Policy['resolve'],
): Promise<{ found: readonly ResolvedAddress[] } | { failure: FetchFailure }> {
  const family = isIP(host);
  if (family !== 0) return { found: [{ address: host, family }] };
  if (!isPublicName(host)) return { failure: 'host_not_public' };
  try {
    return { found: await resolve(host) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { failure: NO_SUCH_NAME.has(code) ? 'host_unknown' : 'unreachable' };
  }
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
