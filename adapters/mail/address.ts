/** RFC 5321 §4.5.3.1: the longest path a server must take, without its angle brackets. */
const maxLength = 254;

/**
 * Whether an address can stand in an SMTP envelope and a header as it is: one local part, one domain, no
 * quoting, no control characters. Non-ASCII is allowed (SMTPUTF8). Stricter than RFC 5322 on purpose: what it
 * leaves out exists only in attacks and in test suites.
 */
export const isDeliverableAddress = (address: string): boolean =>
  address.length <= maxLength && /^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+$/u.test(address);
