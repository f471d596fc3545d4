import type { Deal } from '../../domain/deal/deal.ts';
import type { Party } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { RecordStore } from '../../domain/ports/records.ts';
import { dealPage } from '../pages/dealPage.ts';
import { recordsOfOthers } from '../record/otherParties.ts';
import type { Names } from '../statement/voice.ts';
import { readerOf } from '../words/reader.ts';

/** The page that the creator's first link would open. Its links and forms lead nowhere: there is no link yet. */
export async function previewPage(
  { records, clock }: { readonly records: RecordStore; readonly clock: Clock },
  deal: Deal,
  creator: Party,
  names: Names,
): Promise<string> {
  const name = (id: string) => names[id] ?? '';
  const others = await recordsOfOthers(records, deal, 'creator', clock.now());
  return dealPage({
    ...readerOf(creator.locale, creator.timeZone),
    ...{ done: null, uploaded: null, refused: null, onboardingUrl: null, note: null, recheck: null },
    deal,
    brandName: name(deal.brandId),
    providerName: deal.provider === null ? null : name(deal.provider.id),
    creatorName: creator.name,
    chainNames: names,
    now: clock.now(),
    funds: { kind: 'nothing' },
    csrf: '',
    path: '/l/preview',
    records: others.map(({ partyId, record }) => ({ name: name(partyId), record })),
  });
}
