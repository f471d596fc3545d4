import type { SalesReceipt as Receipt } from '../../functions/deals/reportSales.ts';
import type { EnteredOrder } from '../../functions/words/orderSheet.ts';
import { path, request } from './request.ts';

export type SalesReceipt = Pick<Receipt, 'created' | 'corrected' | 'unchanged' | 'outsideAttribution'>;

/** Up to 500 orders; the same again change nothing. @throws ApiProblem */
export const reportSales = (dealId: string, orders: readonly EnteredOrder[]): Promise<SalesReceipt> =>
  request({ method: 'POST', path: path`/v1/deals/${dealId}/sales`, body: orders });
