const maxLength = 300;

/**
 * A server's reply on one line, fit for the deal's log: servers like to quote the recipient, whole or only the
 * part before the `@`, and neither may get there.
 */
export const redactAddresses = (reply: string, recipient: string): string => {
  const local = RegExp.escape(recipient.slice(0, recipient.lastIndexOf('@')));
  return reply
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/<?[^\s<>()"',;:]+@[^\s<>()"',;:]+>?/gu, '[address]')
    .replace(new RegExp(`(?<![\\p{L}\\p{N}])${local}(?![\\p{L}\\p{N}])`, 'giu'), '[address]')
    .trim()
    .slice(0, maxLength);
};
