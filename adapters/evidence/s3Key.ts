import type { FilePlace } from '../../domain/ports/evidence.ts';

/** Where in the bucket a piece of evidence is. */
export function keyOf({ dealId, evidenceId }: FilePlace): string {
  return `evidence/${dealId}/${evidenceId}`;
}

const KEY = /^evidence\/(deal_[0-9A-Z]{26})\/(evid_[0-9A-Z]{26})$/;

/** The evidence that a key is about, or `null` for a key that is no evidence's. */
export function placeAt(key: string): FilePlace | null {
  const [, dealId, evidenceId] = KEY.exec(key) ?? [];
  return dealId === undefined || evidenceId === undefined ? null : { dealId, evidenceId };
}
