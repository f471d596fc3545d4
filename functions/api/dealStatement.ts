import * as z from 'zod/mini';
import type { Deal } from '../../domain/deal/deal.ts';
import { localeSchema } from '../../domain/parties.ts';
import { orderKindSchema } from '../../domain/statement/orderFilter.ts';
import type { StatementReader } from '../../domain/statement/statement.ts';
import { pickLocale } from '../pages/pickLocale.ts';
import { parseQuery } from '../runtime/body.ts';
import type { Principal } from '../runtime/principal.ts';
import { faultsProblem, Problem } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { ordersCursors } from '../runtime/providers/ordersCursors.ts';
import { parties } from '../runtime/providers/parties.ts';
import { pdfFonts } from '../runtime/providers/pdfFonts.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { LONGEST_CURSOR, type OrdersCursors, type OrdersOf } from '../statement/ordersCursor.ts';
import type { OrdersPlace } from '../statement/readSales.ts';
import { namesIn, readWithOrders } from '../statement/readStatement.ts';
import { acceptedFormat, htmlStatement, jsonStatement } from '../statement/respond.ts';
import { ORDERS_PRINTED, pdfStatement } from '../statement/respondPdf.ts';
import { readerOf } from '../words/reader.ts';
import { pageResponse } from './linkPages.ts';
import { noteSeen } from './noteSeen.ts';
import { limitSchema } from './page.ts';

const querySchema = z.strictObject({
  locale: z.optional(localeSchema),
  format: z.optional(z.enum(['json', 'pdf', 'html'])),
  /** Where the page of orders begins: `orders.nextCursor` of the page before. */
  ordersCursor: z.optional(z.string().check(z.maxLength(LONGEST_CURSOR))),
  ordersLimit: limitSchema,
  /** Only some of them: those that count, those that do not, those of which something was refunded. */
  ordersKind: z.optional(orderKindSchema),
  /** Found in the order's id. */
  ordersQ: z.optional(z.string().check(z.maxLength(128))),
});

export const dealStatement = defineRoute({
  name: 'dealStatement',
  method: 'GET',
  path: '/v1/deals/{id}/statement',
  description: {
    summary:
      "What a deal earns its payees and costs its brand, each amount explained; everybody's own. JSON, PDF or HTML by Accept; the orders behind it page by page",
    query: querySchema,
    response: { status: 200, description: 'The statement' },
  },
  needs: { deals: dealsToRead, ledger, parties, pdfFonts, ordersCursors, clock, audit },
  make: (services) => async (request) => {
    const { params, principal, query, headers } = request;
    const asked = parseQuery(querySchema, query);
    const deal = params.id === undefined ? null : await services.deals.find(params.id);
    const viewer = deal === null ? null : readerIn(deal, principal);
    // A deal that is another tenant's looks like one that does not exist.
    if (deal === null || viewer === null) throw new Problem(404, 'deal_not_found', 'There is no such deal.');
    await noteSeen(services, request, 'statement', deal.id);
    const format = asked.format ?? acceptedFormat(headers.accept);
    const filter = { kind: asked.ordersKind, q: asked.ordersQ };
    const list = { dealId: deal.id, ...viewer, filter };
    const from = placeOf(services.ordersCursors, list, asked.ordersCursor);
    const isPrinted = format === 'pdf' && query.ordersLimit === undefined;
    const limit = isPrinted ? ORDERS_PRINTED : asked.ordersLimit;
    const { statement, orders } = await readWithOrders(services, deal, viewer, { from, limit, filter });
    const names = await namesIn(services.parties, statement);
    const reader = readerOf(pickLocale(headers['accept-language'], null, asked.locale));
    const read = { statement, orders, names, reader };
    switch (format) {
      case 'pdf':
        return pdfStatement(read, await services.pdfFonts(), false);
      case 'html':
        return pageResponse(200, htmlStatement(read, null));
      case 'json': {
        const next = orders?.next ?? null;
        return jsonStatement(read, next && services.ordersCursors.seal(list, next));
      }
    }
  },
});
export const handler = lambda(dealStatement);

/** @throws Problem 400 for a cursor that was not handed out for this reader's list */
function placeOf(cursors: OrdersCursors, list: OrdersOf, cursor: string | undefined): OrdersPlace | null {
  if (cursor === undefined) return null;
  const place = cursors.open(list, cursor);
  if (place !== null) return place;
  throw faultsProblem(400, 'invalid_cursor', 'The cursor does not belong to this list of orders.', [
    { path: ['ordersCursor'], message: 'was not handed out by this list' },
  ]);
}

/** As whom somebody may read: each provider that is paid by the deal, also by its chain, has a side of its own. */
function readerIn(deal: Deal, { role, tenantId }: Principal): StatementReader | null {
  if (role === 'operator') return { role };
  if (tenantId === null) return null;
  if (role === 'brand') return deal.brandId === tenantId ? { role } : null;
  const isPaid =
    deal.provider?.id === tenantId || (deal.terms.chain?.levels ?? []).some(({ to }) => to === tenantId);
  return isPaid ? { role, id: tenantId } : null;
}
