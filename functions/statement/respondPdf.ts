import type { Statement } from '../../domain/statement/statement.ts';
import type { Fonts } from '../pdf/fonts.ts';
import type { HttpResponse } from '../runtime/problem.ts';
import type { Reader } from '../words/reader.ts';
import { statementPdf } from './statementPdf.ts';
import type { Names } from './voice.ts';

/** Apart from the other forms, so that only functions that print carry what printing needs. */
export async function pdfStatement(
  statement: Statement,
  names: Names,
  reader: Reader,
  fonts: Fonts,
): Promise<HttpResponse> {
  const file = await statementPdf(statement, names, reader, fonts);
  return {
    statusCode: 200,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="statement-${statement.facts.deal.id}.pdf"`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      vary: 'accept, accept-language',
    },
    body: file.toString('base64'),
    isBase64Encoded: true,
  };
}
