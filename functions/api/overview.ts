import * as z from 'zod/mini';
import { type Overview, overviewOf } from '../../domain/overview/overview.ts';
import { within } from '../../domain/overview/scope.ts';
import { instantSchema, timeZoneSchema, toInstant } from '../../domain/time.ts';
import { parseQuery } from '../runtime/body.ts';
import { viewerOf } from '../runtime/principal.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { overview as overviewDeals } from '../runtime/providers/overview.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { namesOf, type OverviewView, overviewView } from './overviewView.ts';
import { periodOf } from './period.ts';

const USUAL_DAYS = 365;
const MOST_DAYS = 1_100;
/** What one answer takes in: reading and adding up so many takes seconds. */
const MOST_DEALS = 20_000;

const id = z.string().check(z.minLength(1), z.maxLength(64));
const querySchema = z.strictObject({
  from: z.optional(instantSchema),
  to: z.optional(instantSchema),
  timeZone: z._default(timeZoneSchema, 'UTC'),
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/, 'must be a currency, such as CNY'))),
  campaignId: z.optional(id),
  providerId: z.optional(id),
});

export const overview = defineRoute({
  name: 'overview',
  method: 'GET',
  path: '/v1/overview',
  description: {
    summary:
      'Where deals stand now, and what became of those that ended from `from` up to `to` (the last 365 days unless said): counts, rates in ppm, times in seconds, money in minor units',
    query: querySchema,
    response: {
      status: 200,
      description:
        '{stages, held, outcomes, stageTimes, ended, months, commission, atRisk, choices, isComplete, …}',
    },
  },
  needs: { overviewDeals, parties, clock },
  make:
    (services) =>
    async ({ query, principal }) => {
      const now = services.clock.now();
      const { from, to, timeZone, ...scope } = parseQuery(querySchema, query);
      const period = {
        ...periodOf({ from, to }, now, { usualDays: USUAL_DAYS, mostDays: MOST_DAYS }),
        timeZone,
      };
      const all = await services.overviewDeals.dealsOf(viewerOf(principal), MOST_DEALS);
      const { open, closed, choices } = within(scope, all.open, all.closed);
      const found: Overview = overviewOf(open, closed, period, now);
      const providers = await namesOf(services.parties, choices.providerIds);
      const view: OverviewView = {
        from: toInstant(period.from),
        to: to ?? toInstant(now),
        timeZone,
        at: toInstant(now),
        ...overviewView(found),
        choices: { currencies: choices.currencies, campaigns: choices.campaignIds, providers },
        isComplete: all.isComplete,
      };
      return jsonResponse(200, view);
    },
});
export const handler = lambda(overview);
