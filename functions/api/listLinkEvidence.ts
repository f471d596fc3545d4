import { mayRead } from '../../domain/evidence/evidence.ts';
import { evidenceView } from '../evidence/evidenceView.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { links } from '../runtime/providers/links.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { followLink } from './followLink.ts';

export const listLinkEvidence = defineOpenRoute({
  name: 'listLinkEvidence',
  method: 'GET',
  path: '/v1/links/{token}/evidence',
  access: 'link',
  description: {
    summary: "The deal's evidence that the link's party may see, oldest first",
    response: { status: 200, description: '{items, nextCursor}; never more than one page' },
  },
  needs: { deals: dealsToRead, links, evidence, clock },
  make:
    (services) =>
    async ({ params, sourceIp }) => {
      const { deal, grant } = await followLink(services, params.token, sourceIp);
      const all = await services.evidence.ofDeal(deal.id);
      const items = all.filter((each) => mayRead(each, grant.role)).map(evidenceView);
      return jsonResponse(200, { items, nextCursor: null }, { 'referrer-policy': 'no-referrer' });
    },
});
export const handler = lambda(listLinkEvidence);
