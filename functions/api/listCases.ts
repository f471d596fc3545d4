import * as z from 'zod/mini';
import { fromCursor, toCursor } from '../../adapters/dynamodb/cursor.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { Status } from '../../domain/gates/gate.ts';
import type { BankFailureStore } from '../../domain/ports/bankFailures.ts';
import type { CaseStore } from '../../domain/ports/cases.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import {
  type Case,
  caseOfBankFailure,
  caseOfDeal,
  caseOfDifference,
  caseOfDispute,
  caseOfStrayPayments,
  FirstCases,
  placeOf,
} from '../../domain/reconciliation/case.ts';
import { parseQuery } from '../runtime/body.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { bankFailures } from '../runtime/providers/bankFailures.ts';
import { cases } from '../runtime/providers/cases.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { publicUrl } from '../runtime/providers/publicUrl.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { limitSchema, refuseBadCursor } from './page.ts';

const querySchema = z.strictObject({
  kind: z.optional(z.enum(['intervention', 'dispute', 'difference'])),
  status: z._default(z.enum(['open', 'resolved']), 'open'),
  sort: z._default(z.enum(['risk', 'deadline', 'age']), 'risk'),
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
    onlyFor: 'operator',
    summary:
      'What needs a person, most at risk and soonest first: parked deals, disputes, payments that did not arrive, and differences in the books',
    query: querySchema,
    response: { status: 200, description: '{items, nextCursor}' },
  },
  needs: { deals: dealsToRead, cases, bankFailures, publicUrl },
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
  const isAsked = (other: Case['kind']) => kind === undefined || kind === other;
  if (isAsked('intervention')) for await (const found of interventions(services)) first.add(found);
  if (isAsked('dispute'))
    for await (const found of casesOf(services.deals, 'disputed', caseOfDispute)) first.add(found);
  if (isAsked('difference'))
    for (const found of await services.cases.open()) first.add(caseOfDifference(found));
  const found = first.result();
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : toCursor(list, placeOf(last, sort)) };
}

async function* interventions({ deals: store, bankFailures }: Services): AsyncIterable<Case> {
  yield* casesOf(store, 'needs_operator', caseOfDeal);
  for (const { dealId, since } of await store.withStrayFailures()) {
    const deal = await store.find(dealId);
    const found = deal === null ? null : caseOfStrayPayments(deal, since);
    if (found !== null) yield found;
  }
  for (const failure of await bankFailures.open()) yield caseOfBankFailure(failure);
}

async function* casesOf(
  store: DealStore,
  status: Status,
  caseOf: (deal: Deal) => Case | null,
): AsyncIterable<Case> {
  let cursor: string | undefined;
  do {
    const page = await store.list({
      viewer: { role: 'operator' },
      status,
      limit: 100,
      cursor,
    });
    for (const deal of page.items) {
      const found = caseOf(deal);
      if (found !== null) yield found;
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** An intervention that was made is an event of its deal and no case any more; a dispute that is over is a dispute. */
async function resolvedCases({ cases: store }: Services, { kind, cursor, limit }: Query) {
  if (kind === 'intervention' || kind === 'dispute') return { items: [], nextCursor: null };
  const { items, nextCursor } = await store.resolved({ cursor, limit });
  return { items: items.map(caseOfDifference), nextCursor };
}

export type CaseView = ReturnType<typeof viewOf>;

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
