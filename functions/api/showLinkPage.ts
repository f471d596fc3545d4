import { clock, log } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { funds } from '../runtime/providers/funds.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { records } from '../runtime/providers/records.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { followLink } from './followLink.ts';
import { asPages, pageResponse, renderDealPage } from './linkPages.ts';

export const showLinkPage = defineOpenRoute({
  name: 'showLinkPage',
  method: 'GET',
  path: '/l/{token}',
  access: 'link',
  description: { summary: "The creator's page", response: { status: 200, description: 'HTML' } },
  needs: { deals: dealsToRead, ledger, funds, links, parties, evidence, records, clock, log },
  make: (services) => (request) =>
    asPages(services, request, async () => {
      const followed = await followLink(services, request.params.token, request.sourceIp);
      const { done = null, evidence: uploaded = null } = request.query;
      const after = { done, uploaded, refused: null };
      return pageResponse(200, await renderDealPage(services, request, followed, after));
    }),
});
export const handler = lambda(showLinkPage);
