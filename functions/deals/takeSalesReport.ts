import { ordersOf, salesReportSchema } from '../../domain/actions/sales.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { parseBody } from '../runtime/body.ts';
import { actorOf, type Principal } from '../runtime/principal.ts';
import { Problem } from '../runtime/problem.ts';
import { reportSales, type SalesReceipt } from './reportSales.ts';
import type { Books } from './updateDeal.ts';

/** A report of sales as it came over HTTP, by whom the gate lists for it. @throws Problem for whatever is refused */
export async function takeSalesReport(
  books: Books,
  deal: Deal,
  principal: Principal,
  body: string,
): Promise<SalesReceipt> {
  if (principal.role === 'operator')
    throw new Problem(403, 'not_allowed', 'Sales are reported by brand or provider.');
  const mandate = deal.provider?.mandate ?? [];
  if (principal.role === 'provider' && !mandate.includes('report_sales'))
    throw new Problem(403, 'not_allowed', 'The mandate does not cover report_sales.');
  const { orders, path } = ordersOf(parseBody(salesReportSchema, body));
  return reportSales(books, deal.id, orders, actorOf(principal), path);
}
