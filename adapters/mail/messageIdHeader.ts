/**
 * The Message-ID header of a notice: the same for the same id and sender domain, and different for different
 * ids, whatever characters they hold (RFC 5322 §3.6.4 allows few).
 */
export const messageIdHeader = (messageId: string, senderAddress: string): string => {
  const domain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1);
  const local = encodeURIComponent(messageId.toWellFormed()).replace(/[()]/g, (char) =>
    char === '(' ? '%28' : '%29',
  );
  return `<${local}@${domain}>`;
};

/** The id of a notice in the Message-ID header that was made of it, or `null` for a header of another kind. */
export const messageIdIn = (header: string): string | null => {
  const [, local] = /^<?([^<>@\s]+)@[^<>@\s]+>?$/.exec(header.trim()) ?? [];
  if (local === undefined) return null;
  try {
    return decodeURIComponent(local);
  } catch {
    // Not every mail system's id is percent-encoded text, and ours always is.
    return null;
  }
};
