import { pickLocale } from '../pages/pickLocale.ts';
import type { HttpRequest } from '../runtime/route.ts';
import type { OrdersOf } from '../statement/ordersCursor.ts';
import type { OrdersPlace } from '../statement/readSales.ts';
import { namesIn, readWithOrders, type StatementServices } from '../statement/readStatement.ts';
import type { ReadStatement } from '../statement/writeSheet.ts';
import { readerOf } from '../words/reader.ts';
import { followLink, type LinkServices } from './followLink.ts';

export interface AskedByLink {
  /** How many orders at most. */
  readonly limit: number;
  /** Where they begin, once it is known whose they are. */
  readonly from: (list: OrdersOf) => OrdersPlace | null;
}

/** What a creator's link shows of its statement, and in which words. @throws Problem as `followLink` */
export async function statementByLink(
  services: StatementServices & LinkServices,
  { params, headers, query, sourceIp }: HttpRequest,
  { limit, from }: AskedByLink,
): Promise<ReadStatement & { list: OrdersOf }> {
  const { deal, grant } = await followLink(services, params.token, sourceIp);
  const creator = await services.parties.find(grant.partyId);
  const locale = pickLocale(headers['accept-language'], grant.locale, query.lang);
  const reader = readerOf(locale, creator?.timeZone);
  const viewer = { role: grant.role, id: grant.partyId };
  const list = { dealId: deal.id, ...viewer };
  const read = await readWithOrders(services, deal, viewer, { from: from(list), limit });
  return { ...read, names: await namesIn(services.parties, read.statement), reader, list };
}
