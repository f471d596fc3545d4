/** Crockford's base 32, as ULIDs are written. */
const ULID = '[0-9A-HJKMNP-TV-Z]{26}';

/** The deal whose id is `text` or stands in it: ids of payments, entries and escrows begin with it or end in it. */
export function dealIdIn(text: string): string | null {
  return idIn(text, new RegExp(`deal_${ULID}`, 'i'));
}

export function disputeIdIn(text: string): string | null {
  return idIn(text, new RegExp(`^dispute_${ULID}$`, 'i'));
}

export function evidenceIdIn(text: string): string | null {
  return idIn(text, new RegExp(`^evid_${ULID}$`, 'i'));
}

/** Whether `text` can be a reference of the payment service, such as `pi_…`, `tr_…`, `cs_test_…`. */
export function isPaymentReference(text: string): boolean {
  return /^[a-z]{2,4}_\w{6,}$/.test(text);
}

/** However its letters were typed: prefixes are small, ULIDs are capitals. */
function idIn(text: string, pattern: RegExp): string | null {
  const found = pattern.exec(text)?.[0];
  if (found === undefined) return null;
  const end = found.indexOf('_');
  return `${found.slice(0, end).toLowerCase()}${found.slice(end).toUpperCase()}`;
}
