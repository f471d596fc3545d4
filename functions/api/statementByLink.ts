import type { Statement } from '../../domain/statement/statement.ts';
import { pickLocale } from '../pages/pickLocale.ts';
import type { HttpRequest } from '../runtime/route.ts';
import { namesIn, readStatement, type StatementServices } from '../statement/readStatement.ts';
import type { Names } from '../statement/voice.ts';
import { type Reader, readerOf } from '../words/reader.ts';
import { followLink, type LinkServices } from './followLink.ts';

/** What a creator's link shows of its statement, and in which words. @throws Problem as `followLink` */
export async function statementByLink(
  services: StatementServices & LinkServices,
  { params, headers, query, sourceIp }: HttpRequest,
): Promise<{ statement: Statement; names: Names; reader: Reader }> {
  const { deal, grant } = await followLink(services, params.token, sourceIp);
  const creator = await services.parties.find(grant.partyId);
  const locale = pickLocale(headers['accept-language'], grant.locale, query.lang);
  const reader = readerOf(locale, creator?.timeZone);
  const statement = await readStatement(services, deal, { role: grant.role, id: grant.partyId });
  return { statement, names: await namesIn(services.parties, statement), reader };
}
