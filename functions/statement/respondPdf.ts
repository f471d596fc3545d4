import type { Fonts } from '../pdf/fonts.ts';
import type { HttpResponse } from '../runtime/problem.ts';
import { statementPdf } from './statementPdf.ts';
import type { ReadStatement } from './writeSheet.ts';

/** How many orders a PDF lists; it says how many more there are. */
export const ORDERS_PRINTED = 100;

/**
 * Apart from the other forms, so that only functions that print carry what printing needs.
 * @param isByLink whether the reader came by a creator's link, where the orders that are not printed can be seen
 */
export async function pdfStatement(
  read: ReadStatement,
  fonts: Fonts,
  isByLink: boolean,
): Promise<HttpResponse> {
  const file = await statementPdf(read, fonts, isByLink);
  return {
    statusCode: 200,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="statement-${read.statement.facts.deal.id}.pdf"`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      vary: 'accept, accept-language',
    },
    body: file.toString('base64'),
    isBase64Encoded: true,
  };
}
