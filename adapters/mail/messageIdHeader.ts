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
