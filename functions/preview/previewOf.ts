import { ulid } from 'ulid';
import { type Fault, faultsOf } from '../../domain/faults.ts';
import { actionSchema } from '../../domain/gates/gate.ts';
import type { Party } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { RecordStore } from '../../domain/ports/records.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import { creatorKey, creatorParty } from '../deals/creatorParty.ts';
import { brandsFor, type DealParties, dealParties } from '../deals/dealParties.ts';
import { dealRequestSchema } from '../deals/dealRequest.ts';
import { faultsOfStart } from '../deals/faultsOfStart.ts';
import type { Principal } from '../runtime/principal.ts';
import type { Names } from '../statement/voice.ts';
import type { Reader } from '../words/reader.ts';
import { invitedDeal } from './invitedDeal.ts';
import { type PreviewMoney, previewMoney } from './previewMoney.ts';
import { previewPage } from './previewPage.ts';
import { type Sketch, sketchSchema } from './sketch.ts';

export interface PreviewServices {
  readonly parties: PartyStore;
  readonly records: RecordStore;
  readonly clock: Clock;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a request to start a deal would come to. */
export interface DealPreview {
  /** Everything that would keep it from being started, by its place in the request. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  /** Whom the caller may start deals for. */
  readonly brands: readonly Named[];
  readonly provider: Named | null;
  /** `null` as long as the terms cannot be read. */
  readonly money: PreviewMoney | null;
  readonly creatorPage: { readonly html: string; readonly locale: Party['locale'] } | null;
}

/** Reads what can be read of `request` and reckons with it; writes nothing. */
export async function previewOf(
  services: PreviewServices,
  request: unknown,
  { principal, reader }: { readonly principal: Principal; readonly reader: Reader },
): Promise<DealPreview> {
  const sketch = sketchSchema.parse(request);
  const whose = await dealParties(sketch, principal, services.parties);
  const { brandId, provider } = whose;
  const parsed = dealRequestSchema.safeParse(request);
  const inShape = parsed.success ? [] : faultsOf(parsed.error);
  const inTerms =
    sketch.terms === null ? [] : await faultsOfStart(services, { brandId, provider, terms: sketch.terms });
  const shown =
    sketch.terms === null
      ? null
      : await reckoned(services, { ...sketch, terms: sketch.terms }, whose, reader);
  return {
    problems: [...inShape, ...whose.faults, ...inTerms].map(problemView),
    brands: await named(services.parties, 'brand', await brandsFor(principal, services.parties)),
    provider:
      provider === undefined ? null : ((await named(services.parties, 'provider', [provider.id]))[0] ?? null),
    money: shown?.money ?? null,
    creatorPage: shown?.creatorPage ?? null,
  };
}

const problemView = ({ path, message }: Fault) => ({ path: path.join('.'), message });

async function reckoned(
  services: PreviewServices,
  { reference, creator: described, terms }: Sketch & { readonly terms: Terms },
  { brandId: ofBrand, provider }: DealParties,
  reader: Reader,
): Promise<Pick<DealPreview, 'money' | 'creatorPage'>> {
  const now = services.clock.now();
  const brandId = ofBrand ?? '';
  const known = await services.parties.findCreator(brandId, creatorKey(brandId, described.email));
  const creator = creatorParty(described, known, now);
  const deal = invitedDeal(
    {
      dealId: `deal_${ulid(now)}`,
      ...{ reference, brandId, creatorId: creator.id, terms },
      provider:
        provider === undefined
          ? null
          : { id: provider.id, mandate: provider.mandate ?? [...actionSchema.options] },
      by: { role: 'brand', id: brandId },
    },
    now,
  );
  const providers = [provider?.id ?? '', ...(terms.chain?.levels ?? []).map(({ to }) => to)];
  const found = [
    ...(await named(services.parties, 'brand', [brandId])),
    ...(await named(services.parties, 'provider', providers)),
  ];
  const names: Names = Object.fromEntries([
    ...found.map(({ id, name }) => [id, name] as const),
    [creator.id, creator.name],
  ]);
  const html = await previewPage(services, deal, creator, names);
  return { money: previewMoney(deal, names, reader, now), creatorPage: { html, locale: creator.locale } };
}

/** Those of them that there are; an id of anything else says nothing. */
async function named(parties: PartyStore, kind: Party['kind'], ids: readonly string[]): Promise<Named[]> {
  const wanted = [...new Set(ids)].filter((id) => id !== '');
  const found = await Promise.all(wanted.map((id) => parties.find(id)));
  return found.flatMap((party) => (party?.kind === kind ? [{ id: party.id, name: party.name }] : []));
}
