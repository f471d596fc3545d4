import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { htmlStatement } from '../statement/respond.ts';
import { asPages, pageResponse } from './linkPages.ts';
import { statementByLink } from './statementByLink.ts';

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
      const { statement, names, reader } = await statementByLink(services, request);
      return pageResponse(200, htmlStatement(statement, names, reader, `/l/${request.params.token}`));
    }),
});
export const handler = lambda(showLinkStatement);
