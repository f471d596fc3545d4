import type { Deal } from '../../domain/deal/deal.ts';
import type { RecordStore } from '../../domain/ports/records.ts';
import type { PartyRecord } from '../../domain/record/record.ts';
import type { Accountable } from '../../domain/record/turn.ts';

export interface OthersRecord {
  readonly role: Accountable;
  readonly partyId: string;
  readonly record: PartyRecord;
}

/** The records of all parties of `deal` but the reader's own; an operator sees all. @param now epoch ms */
export function recordsOfOthers(
  records: RecordStore,
  { brandId, provider, creatorId }: Deal,
  reader: Accountable | 'operator',
  now: number,
): Promise<OthersRecord[]> {
  const parties = [
    { role: 'brand' as const, partyId: brandId },
    ...(provider === null ? [] : [{ role: 'provider' as const, partyId: provider.id }]),
    { role: 'creator' as const, partyId: creatorId },
  ];
  return Promise.all(
    parties
      .filter(({ role }) => role !== reader)
      .map(async (party) => ({ ...party, record: await records.find(party.partyId, now) })),
  );
}
