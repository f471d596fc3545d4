import * as z from 'zod/mini';
import type { Entry } from '../../domain/ledger/entry.ts';
import { instantSchema } from '../../domain/time.ts';
import { parseQuery } from '../runtime/body.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { type WithoutUnits, withoutUnits } from '../statement/withoutUnits.ts';
import { noteSeen } from './noteSeen.ts';
import { pageQuerySchema, refuseBadCursor } from './page.ts';
import { visibleDeal } from './visibleDeal.ts';

/** What is only on its way is shown on request: whoever adds up what is shown by default gets the balances. */
const querySchema = z.extend(pageQuerySchema, {
  phase: z._default(z.enum(['posted', 'pending', 'voided', 'all']), 'posted'),
  from: z.optional(instantSchema),
  until: z.optional(instantSchema),
});

/** An entry as the API shows it; amounts in minor units of its currency. */
export type EntryView = WithoutUnits<Entry>;

export const dealLedger = defineRoute({
  name: 'dealLedger',
  method: 'GET',
  path: '/v1/deals/{id}/ledger',
  description: {
    summary: "A deal's ledger entries, oldest first; the postings of each sum to zero",
    query: querySchema,
    response: { status: 200, description: '{items, nextCursor}' },
  },
  needs: { deals: dealsToRead, ledger, audit, clock },
  make: (services) => async (request) => {
    const { params, query, principal } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    await noteSeen(services, request, 'ledger', deal.id);
    const { phase, ...asked } = parseQuery(querySchema, query);
    const only = phase === 'all' ? {} : { phase };
    const page = await refuseBadCursor(services.ledger.entriesOf(deal.id, { ...asked, ...only }));
    const items: EntryView[] = page.items.map((entry) => withoutUnits(entry));
    return jsonResponse(200, { items, nextCursor: page.nextCursor });
  },
});
export const handler = lambda(dealLedger);
