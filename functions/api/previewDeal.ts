import * as z from 'zod/mini';
import { localeSchema } from '../../domain/parties.ts';
import { dealRequestSchema } from '../deals/dealRequest.ts';
import { pickLocale } from '../pages/pickLocale.ts';
import { previewOf } from '../preview/previewOf.ts';
import { parseJson, parseQuery } from '../runtime/body.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { parties } from '../runtime/providers/parties.ts';
import { records } from '../runtime/providers/records.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { readerOf } from '../words/reader.ts';

const querySchema = z.strictObject({ locale: z.optional(localeSchema) });

export const previewDeal = defineRoute({
  name: 'previewDeal',
  method: 'POST',
  path: '/v1/deals/preview',
  description: {
    summary: 'What a deal would cost, pay and show its creator if it were started so; nothing is written',
    body: dealRequestSchema,
    query: querySchema,
    response: {
      status: 200,
      description:
        '{problems, brands, provider, money, creatorPage}; a request that is not complete is no error but has problems',
    },
  },
  needs: { parties, records, clock },
  make: (services) => async (request) => {
    const { principal } = request;
    if (principal.role === 'operator')
      throw new Problem(403, 'forbidden', 'Deals are started by brands and providers.');
    const { locale } = parseQuery(querySchema, request.query);
    const reader = readerOf(pickLocale(request.headers['accept-language'], null, locale));
    return jsonResponse(200, await previewOf(services, parseJson(request.body), { principal, reader }));
  },
});
export const handler = lambda(previewDeal);
