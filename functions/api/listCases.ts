import * as z from 'zod/mini';
import { fromCursor, toCursor } from '../../adapters/dynamodb/cursor.ts';
import type { BankFailureStore } from '../../domain/ports/bankFailures.ts';
import type { CaseStore } from '../../domain/ports/cases.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import {
  type Case,
  caseOfBankFailure,
  caseOfDeal,
  caseOfDifference,
  caseOfStrayPayments,
  FirstCases,
  placeOf,
} from '../../domain/reconciliation/case.ts';
import { parseQuery } from '../runtime/body.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { bankFailures } from '../runtime/providers/bankFailures.ts';
import { cases } from '../runtime/providers/cases.ts';
import { deals } from '../runtime/providers/deals.ts';
import { publicUrl } from '../runtime/providers/publicUrl.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { limitSchema, refuseBadCursor } from './page.ts';

const querySchema = z.strictObject({
  kind: z.optional(z.enum(['intervention', 'difference'])),
  status: z._default(z.enum(['open', 'resolved']), 'open'),
  sort: z._default(z.enum(['risk', 'age']), 'risk'),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  limit: limitSchema,
});
type Query = z.infer<typeof querySchema>;

interface Services {
  readonly deals: DealStore;
  readonly cases: CaseStore;
  readonly bankFailures: BankFailureStore;
  readonly publicUrl: string;
}

export const listCases = defineRoute({
  name: 'listCases',
  method: 'GET',
  path: '/v1/cases',
  description: {
    summary:
      'What needs a person, most at risk and soonest first: parked deals, payments that did not arrive, and differences in the books',
    query: querySchema,
    response: { status: 200, description: '{items, nextCursor}' },
  },
  needs: { deals, cases, bankFailures, publicUrl },
  make:
    (services) =>
    async ({ query, principal }) => {
      if (principal.role !== 'operator') throw new Problem(403, 'not_allowed', 'Cases are for operators.');
      const asked = parseQuery(querySchema, query);
      const page = await refuseBadCursor(
        asked.status === 'open' ? openCases(services, asked) : resolvedCases(services, asked),
      );
      const items = page.items.map((found) => viewOf(found, services.publicUrl));
      return jsonResponse(200, { items, nextCursor: page.nextCursor });
    },
});
export const handler = lambda(listCases);

/** Reads every open case, which are few, and keeps no more of them than a page. */
async function openCases(services: Services, { kind, sort, cursor, limit }: Query) {
  const list = { of: 'cases', kind: kind ?? null, sort };
  const first = new FirstCases(sort, cursor === undefined ? '' : fromCursor(list, cursor), limit + 1);
  if (kind !== 'difference') for await (const found of interventions(services)) first.add(found);
  if (kind !== 'intervention')
    for (const found of await services.cases.open()) first.add(caseOfDifference(found));
  const found = first.result();
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : toCursor(list, placeOf(last, sort)) };
}

async function* interventions({ deals: store, bankFailures }: Services): AsyncIterable<Case> {
  yield* parkedDeals(store);
  for (const { dealId, since } of await store.withStrayFailures()) {
    const deal = await store.find(dealId);
    const found = deal === null ? null : caseOfStrayPayments(deal, since);
    if (found !== null) yield found;
  }
  for (const failure of await bankFailures.open()) yield caseOfBankFailure(failure);
}

async function* parkedDeals(store: DealStore): AsyncIterable<Case> {
  let cursor: string | undefined;
  do {
    const page = await store.list({
      viewer: { role: 'operator' },
      status: 'needs_operator',
      limit: 100,
      cursor,
    });
    for (const deal of page.items) {
      const found = caseOfDeal(deal);
      if (found !== null) yield found;
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** An intervention that was made is an event of its deal and no case any more. */
async function resolvedCases({ cases: store }: Services, { kind, cursor, limit }: Query) {
  if (kind === 'intervention') return { items: [], nextCursor: null };
  const { items, nextCursor } = await store.resolved({ cursor, limit });
  return { items: items.map(caseOfDifference), nextCursor };
}

function viewOf({ amountMinor, difference, failure, ...found }: Case, url: string) {
  const links =
    found.dealId === null
      ? {}
      : { deal: `${url}/v1/deals/${found.dealId}`, ledger: `${url}/v1/deals/${found.dealId}/ledger` };
  const sides =
    difference === null
      ? {}
      : { check: difference.check, ours: shown(difference.ours), theirs: shown(difference.theirs) };
  return { ...found, amount: amountMinor, ...sides, ...(failure ?? {}), links };
}

function shown(side: NonNullable<Case['difference']>['ours']) {
  if (side === null) return null;
  const { amountMinor: amount, ...said } = side;
  return { ...said, amount };
}
