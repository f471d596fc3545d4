import ipaddr from 'ipaddr.js';

/** All of IPv6 that is routed as ordinary unicast (RFC 4291): whatever lies outside is local, mapped or translated. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by their number, but answering only inside a cloud: Azure's host agent. */
const INSIDE_CLOUDS = new Set(['168.63.129.16']);

/**
 * Whether an IP address belongs to a host out on the internet: neither private, loopback, link-local (and with it
 * the metadata services), carrier-grade NAT, multicast nor reserved, nor any of the IPv6 forms that lead back to an
 * IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast' || INSIDE_CLOUDS.has(text)) return false;
  return address.kind() === 'ipv4' || address.match(GLOBAL_UNICAST);
}
