import { jsonResponse } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { makeDealViewer } from './dealView.ts';
import { followLink } from './followLink.ts';

export const getLink = defineOpenRoute({
  name: 'getLink',
  method: 'GET',
  path: '/v1/links/{token}',
  access: 'link',
  description: {
    summary: "The deal behind a creator's link",
    response: { status: 200, description: 'The deal' },
  },
  needs: { deals, links, parties, clock },
  make:
    (services) =>
    async ({ params, sourceIp }) => {
      const { deal } = await followLink(services, params.token, sourceIp);
      return jsonResponse(200, await makeDealViewer(services.parties)(deal, 'creator'), {
        'referrer-policy': 'no-referrer',
      });
    },
});
export const handler = lambda(getLink);
