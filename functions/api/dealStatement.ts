import * as z from 'zod/mini';
import type { Deal } from '../../domain/deal/deal.ts';
import { localeSchema } from '../../domain/parties.ts';
import type { StatementReader } from '../../domain/statement/statement.ts';
import { pickLocale } from '../pages/pickLocale.ts';
import { parseQuery } from '../runtime/body.ts';
import type { Principal } from '../runtime/principal.ts';
import { Problem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { parties } from '../runtime/providers/parties.ts';
import { pdfFonts } from '../runtime/providers/pdfFonts.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { namesIn, readStatement } from '../statement/readStatement.ts';
import { acceptedFormat, htmlStatement, jsonStatement } from '../statement/respond.ts';
import { pdfStatement } from '../statement/respondPdf.ts';
import { readerOf } from '../words/reader.ts';
import { pageResponse } from './linkPages.ts';

const querySchema = z.strictObject({
  locale: z.optional(localeSchema),
  format: z.optional(z.enum(['json', 'pdf', 'html'])),
});

export const dealStatement = defineRoute({
  name: 'dealStatement',
  method: 'GET',
  path: '/v1/deals/{id}/statement',
  description: {
    summary:
      "What a deal earns its payees and costs its brand, each amount explained; everybody's own. JSON, PDF or HTML by Accept",
    query: querySchema,
    response: { status: 200, description: 'The statement' },
  },
  needs: { deals, ledger, parties, pdfFonts, clock },
  make: (services) => async (request) => {
    const { params, principal, query, headers } = request;
    const { locale: asked, format } = parseQuery(querySchema, query);
    const deal = params.id === undefined ? null : await services.deals.find(params.id);
    const reader = deal === null ? null : readerIn(deal, principal);
    // A deal that is another tenant's looks like one that does not exist.
    if (deal === null || reader === null) throw new Problem(404, 'deal_not_found', 'There is no such deal.');
    const language = readerOf(pickLocale(headers['accept-language'], null, asked));
    const statement = await readStatement(services, deal, reader);
    const names = await namesIn(services.parties, statement);
    switch (format ?? acceptedFormat(headers.accept)) {
      case 'pdf':
        return pdfStatement(statement, names, language, await services.pdfFonts());
      case 'html':
        return pageResponse(200, htmlStatement(statement, names, language, null));
      case 'json':
        return jsonStatement(statement, names, language);
    }
  },
});
export const handler = lambda(dealStatement);

/** As whom somebody may read: each provider that is paid by the deal, also by its chain, has a side of its own. */
function readerIn(deal: Deal, { role, tenantId }: Principal): StatementReader | null {
  if (role === 'operator') return { role };
  if (tenantId === null) return null;
  if (role === 'brand') return deal.brandId === tenantId ? { role } : null;
  const isPaid =
    deal.provider?.id === tenantId || (deal.terms.chain?.levels ?? []).some(({ to }) => to === tenantId);
  return isPaid ? { role, id: tenantId } : null;
}
