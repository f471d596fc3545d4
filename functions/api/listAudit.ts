import * as z from 'zod/mini';
import { instantSchema } from '../../domain/time.ts';
import { parseQuery } from '../runtime/body.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { pageQuerySchema, refuseBadCursor } from './page.ts';
import { periodOf } from './period.ts';

const USUAL_DAYS = 90;
/** For so long entries are kept. */
const MOST_DAYS = 732;

const text = z.string().check(z.minLength(1), z.maxLength(256));
const querySchema = z.extend(pageQuerySchema, {
  subject: z.optional(text),
  dealId: z.optional(text),
  from: z.optional(instantSchema),
  to: z.optional(instantSchema),
});

export const listAudit = defineRoute({
  name: 'listAudit',
  method: 'GET',
  path: '/v1/audit',
  description: {
    onlyFor: 'operator',
    summary:
      'What operators saw of deals and did to them, newest first, of the last 90 days unless said; what was done is in the log of its deal, in the place that `about` names',
    query: querySchema,
    response: {
      status: 200,
      description: '{items: [{at, subject, did, what, dealId, about, network}], nextCursor}',
    },
  },
  needs: { audit, clock },
  make:
    (services) =>
    async ({ query, principal }) => {
      if (principal.role !== 'operator') throw new Problem(403, 'not_allowed', 'The audit is for operators.');
      const { from, to, ...asked } = parseQuery(querySchema, query);
      const period = periodOf({ from, to }, services.clock.now(), {
        usualDays: USUAL_DAYS,
        mostDays: MOST_DAYS,
      });
      return jsonResponse(200, await refuseBadCursor(services.audit.list({ ...asked, ...period })));
    },
});
export const handler = lambda(listAudit);
