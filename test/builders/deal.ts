import { monotonicFactory } from 'ulid';
import { type Change, type SealedChange, seal } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { Happening } from '../../domain/deal/event.ts';
import { type Invitation, invite } from '../../domain/deal/lifecycle.ts';
import type { Terms } from '../../domain/terms/terms.ts';

/** When the deals of tests begin, epoch ms; the work of `someTerms` lies a month ahead. */
export const NOW = Date.parse('2026-11-01T00:00:00Z');

const ulid = monotonicFactory();
/** Ids rise: a deal built later is the newer one. */
export const anId = (prefix: string): string => `${prefix}_${ulid(NOW)}`;

/** A livestream for 8 000 yuan with 15 % commission, up to 3 000 yuan of it in reserve. */
export function someTerms(overrides: Partial<Terms> = {}): Terms {
  return {
    currency: 'CNY',
    fixedFee: 800_000,
    commission: {
      tiers: [{ from: 0, ratePpm: 150_000 }],
      reserve: 300_000,
      attribution: 'P15D',
      returnWindow: 'P15D',
    },
    platformFeePpm: 50_000,
    deliverable: {
      kind: 'livestream',
      scheduledAt: '2026-12-01T12:00:00Z',
      minMinutes: 60,
      products: ['sku-1'],
    },
    disclosure: ['#广告'],
    ...overrides,
  };
}

export function anInvitation(overrides: Partial<Invitation> = {}): Invitation {
  const brandId = overrides.brandId ?? 'brand_1';
  return {
    dealId: anId('deal'),
    reference: 'spring-launch',
    brandId,
    creatorId: 'creator_1',
    provider: null,
    terms: someTerms(),
    by: { role: 'brand', id: brandId },
    ...overrides,
  };
}

/** A deal that begins, ready to be committed. */
export function aNewDeal(overrides: Partial<Invitation> = {}, now: number = NOW): SealedChange {
  return seal(null, invite(anInvitation(overrides), now), now);
}

/** A deal somebody was just invited to, with whatever a test needs to be different. */
export function aDeal(overrides: Partial<Deal> = {}): Deal {
  const { terms = someTerms() } = overrides;
  return { ...aNewDeal({ terms }).deal, ...overrides };
}

/** The next change of `deal`: by default one event, a note of the system. */
export function aChange(deal: Deal, change: Partial<Change> = {}, now: number = NOW + 1000): SealedChange {
  return seal(deal, { deal, happenings: [aHappening()], entries: [], ...change }, now);
}

export function aHappening(overrides: Partial<Happening> = {}): Happening {
  return {
    type: 'deal.clock_extended.v1',
    actor: { role: 'system', id: 'luyue' },
    data: { gate: 'response' },
    ...overrides,
  };
}
