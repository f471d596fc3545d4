import type { Terms } from '../../../../domain/terms/terms.ts';
import { amountText, percentText } from '../../../../functions/pages/forms/decimal.ts';
import { localInput } from '../localInput.ts';
import { NO_SPAN, type TypedSpan, typedSpan } from './span.ts';

export interface TypedTier {
  readonly from: string;
  readonly rate: string;
}

/** A level of a chain; the creator keeps what nobody else does. */
export interface TypedLevel {
  readonly to: string;
  readonly keep: string;
}

/** Terms while they are typed: texts as they stand in their fields. A part that is `null` is not agreed on. */
export interface TypedTerms {
  readonly currency: string;
  readonly fixedFee: string;
  readonly platformFee: string;
  /** `''`: not said, which is the brand. */
  readonly failureFees: string;
  readonly commission: null | {
    readonly tiers: readonly TypedTier[];
    readonly reserve: string;
    readonly attribution: TypedSpan;
    readonly returnWindow: TypedSpan;
  };
  readonly gmvGuarantee: null | {
    readonly target: string;
    readonly attribution: TypedSpan;
    readonly returnWindow: TypedSpan;
  };
  readonly providerShare: null | { readonly of: string; readonly rate: string };
  readonly chain: null | { readonly of: string; readonly levels: readonly TypedLevel[] };
  readonly kind: 'livestream' | 'video';
  /** As `datetime-local` has it, in the zone of this device. */
  readonly due: string;
  readonly minMinutes: string;
  readonly minSeconds: string;
  readonly draftReview: boolean;
  readonly maxRevisions: string;
  /** One a line, as are disclosures and channels. */
  readonly products: string;
  readonly stayLive: null | { readonly period: TypedSpan; readonly hold: string };
  readonly disclosure: string;
  readonly sample: boolean;
  readonly usageRights: null | { readonly days: string; readonly channels: string };
  readonly clocks: Readonly<Record<string, TypedSpan>>;
}

const lines = (all: readonly string[] = []): string => all.join('\n');
const spanOf = (duration: string | undefined): TypedSpan =>
  duration === undefined ? NO_SPAN : typedSpan(duration);

/** Terms as they stand in the form that edits them. */
export function typedOf(terms: Terms): TypedTerms {
  const amount = (minor: number) => amountText(minor, terms.currency);
  const { deliverable, stayLive, usageRights } = terms;
  return {
    currency: terms.currency,
    fixedFee: amount(terms.fixedFee),
    platformFee: percentText(terms.platformFeePpm),
    failureFees: terms.failureFees ?? '',
    ...earnedParts(terms, amount),
    kind: deliverable.kind,
    due: localInput(deliverable.kind === 'livestream' ? deliverable.scheduledAt : deliverable.dueAt),
    minMinutes: deliverable.kind === 'livestream' ? String(deliverable.minMinutes) : NEW_TERMS.minMinutes,
    minSeconds: deliverable.kind === 'video' ? String(deliverable.minSeconds) : NEW_TERMS.minSeconds,
    draftReview: deliverable.kind === 'video' && deliverable.draftReview === true,
    maxRevisions: deliverable.maxRevisions === undefined ? '' : String(deliverable.maxRevisions),
    products: lines(deliverable.products),
    stayLive: stayLive ? { period: typedSpan(stayLive.period), hold: percentText(stayLive.holdPpm) } : null,
    disclosure: lines(terms.disclosure),
    sample: terms.sample?.required === true,
    usageRights: usageRights
      ? { days: String(usageRights.days), channels: lines(usageRights.channels) }
      : null,
    clocks: typedClocks(terms.clocks ?? {}),
  };
}

const typedClocks = (clocks: NonNullable<Terms['clocks']>): TypedTerms['clocks'] =>
  Object.fromEntries(Object.entries(clocks).map(([gate, clock]) => [gate, spanOf(clock)]));

function earnedParts(
  { commission, gmvGuarantee, providerShare, chain }: Terms,
  amount: (minor: number) => string,
): Pick<TypedTerms, 'commission' | 'gmvGuarantee' | 'providerShare' | 'chain'> {
  return {
    commission: commission
      ? {
          tiers: commission.tiers.map(({ from, ratePpm }) => ({
            from: amount(from),
            rate: percentText(ratePpm),
          })),
          reserve: commission.reserve === undefined ? '' : amount(commission.reserve),
          attribution: typedSpan(commission.attribution),
          returnWindow: typedSpan(commission.returnWindow),
        }
      : null,
    gmvGuarantee: gmvGuarantee
      ? {
          target: amount(gmvGuarantee.target),
          attribution: spanOf(gmvGuarantee.attribution),
          returnWindow: spanOf(gmvGuarantee.returnWindow),
        }
      : null,
    providerShare: providerShare ? { of: providerShare.of, rate: percentText(providerShare.ratePpm) } : null,
    chain: chain
      ? {
          of: chain.of,
          levels: chain.levels.map((level) => ({
            to: level.to,
            keep: 'keepPpm' in level ? percentText(level.keepPpm) : '',
          })),
        }
      : null,
  };
}

/** What a form begins with where nothing was said before. */
export const NEW_TERMS: TypedTerms = {
  currency: 'CNY',
  fixedFee: '',
  platformFee: '5',
  failureFees: '',
  commission: null,
  gmvGuarantee: null,
  providerShare: null,
  chain: null,
  kind: 'livestream',
  due: '',
  minMinutes: '60',
  minSeconds: '30',
  draftReview: true,
  maxRevisions: '',
  products: '',
  stayLive: null,
  disclosure: '#广告',
  sample: false,
  usageRights: null,
  clocks: {},
};

const DAYS_15: TypedSpan = { amount: '15', unit: 'D' };
/** What a part begins with when it is agreed on. */
export const NEW_PARTS = {
  commission: {
    tiers: [{ from: '0', rate: '15' }],
    reserve: '',
    attribution: DAYS_15,
    returnWindow: DAYS_15,
  },
  gmvGuarantee: { target: '', attribution: DAYS_15, returnWindow: DAYS_15 },
  providerShare: { of: 'fixedFee', rate: '10' },
  chain: {
    of: 'both',
    levels: [
      { to: '', keep: '10' },
      { to: 'creator', keep: '' },
    ],
  },
  stayLive: { period: { amount: '30', unit: 'D' }, hold: '20' },
  usageRights: { days: '90', channels: '' },
} as const satisfies Partial<TypedTerms>;
