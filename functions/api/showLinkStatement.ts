import { pickLocale } from '../pages/pickLocale.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { namesIn, readStatement } from '../statement/readStatement.ts';
import { htmlStatement } from '../statement/respond.ts';
import { readerOf } from '../words/reader.ts';
import { followLink } from './followLink.ts';
import { asPages, pageResponse } from './linkPages.ts';

export const showLinkStatement = defineOpenRoute({
  name: 'showLinkStatement',
  method: 'GET',
  path: '/l/{token}/statement',
  access: 'link',
  description: {
    summary: "The creator's statement, as a page",
    response: { status: 200, description: 'HTML' },
  },
  needs: { deals, ledger, parties, links, clock, log },
  make: (services) => (request) =>
    asPages(services, request, async () => {
      const { params, headers, query, sourceIp } = request;
      const { deal, grant } = await followLink(services, params.token, sourceIp);
      const reader = readerOf(pickLocale(headers['accept-language'], grant.locale, query.lang));
      const statement = await readStatement(services, deal, { role: grant.role, id: grant.partyId });
      const names = await namesIn(services.parties, statement);
      return pageResponse(200, htmlStatement(statement, names, reader, `/l/${params.token}`));
    }),
});
export const handler = lambda(showLinkStatement);
