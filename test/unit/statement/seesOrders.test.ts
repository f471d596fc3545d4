import { expect, it } from 'vitest';
import { seesOrders } from '../../../domain/statement/seesOrders.ts';
import type { StatementReader } from '../../../domain/statement/statement.ts';
import { aNewDeal } from '../../builders/deal.ts';

const ENGAGED = 'provider_engaged';
const { deal } = aNewDeal();
const provider = { id: ENGAGED, mandate: [] };
const { providerShare: _, chain: __, gmvGuarantee: ___, ...plain } = deal.terms;
const { commission: ____, ...without } = plain;
const unsold = { ...without, providerShare: { of: 'fixedFee' as const, ratePpm: 100_000 } };
const share = (of: 'fixedFee' | 'commission' | 'both') => ({
  ...plain,
  providerShare: { of, ratePpm: 100_000 },
});
const chain = (of: 'fixedFee' | 'commission' | 'both') => ({
  ...plain,
  chain: { of, levels: [{ to: 'provider_level', keepPpm: 100_000 }, { to: 'creator' as const }] },
});
const as = (id: string): StatementReader => ({ role: 'provider', id });

it.each([
  ['a share of the commission', share('commission'), ENGAGED, true],
  ['a share of both', share('both'), ENGAGED, true],
  ['a share of the fixed fee', share('fixedFee'), ENGAGED, false],
  ['a share of a guaranteed fee', { ...share('fixedFee'), gmvGuarantee: { target: 1 } }, ENGAGED, true],
  ['no share', plain, ENGAGED, false],
  ['a level of a chain of the commission', chain('commission'), 'provider_level', true],
  ['a level of a chain of the fee', chain('fixedFee'), 'provider_level', false],
  ['no level of the chain', chain('both'), ENGAGED, false],
  ['a share of the fee where nothing is sold', unsold, ENGAGED, true],
  ['nothing to do with it', share('both'), 'provider_other', false],
] as const)('a provider with %s', (_name, terms, id, sees) => {
  expect(seesOrders({ ...deal, provider, terms }, as(id))).toBe(sees);
});

it.each<StatementReader>([{ role: 'brand' }, { role: 'operator' }, { role: 'creator', id: deal.creatorId }])(
  '$role sees them',
  (reader) => {
    expect(seesOrders({ ...deal, terms: share('fixedFee') }, reader)).toBe(true);
  },
);
