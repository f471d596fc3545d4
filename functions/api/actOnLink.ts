import { takeAction } from '../deals/takeAction.ts';
import { parseJson } from '../runtime/body.ts';
import { intentOf } from '../runtime/idempotency.ts';
import { networkOf } from '../runtime/network.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { makeDealViewer } from './dealView.ts';
import { followLink } from './followLink.ts';

export const actOnLink = defineOpenRoute({
  name: 'actOnLink',
  method: 'POST',
  path: '/v1/links/{token}/actions/{action}',
  access: 'link',
  description: {
    summary: "Act as the link's party, as far as the gate allows it",
    response: { status: 200, description: 'The deal afterwards' },
  },
  needs: { deals, links, parties, evidence, workflows, clock, log },
  make: (services) => async (request) => {
    const { params, sourceIp } = request;
    const { deal, grant } = await followLink(services, params.token, sourceIp);
    const payload = request.body === '' ? {} : parseJson(request.body);
    const view = makeDealViewer(services.parties);
    const scope = `${grant.role}:${grant.partyId}:POST ${deal.id}/${params.action}`;
    return takeAction(services, {
      dealId: deal.id,
      action: params.action ?? '',
      payload,
      actor: { role: grant.role, id: grant.partyId },
      origin: { channel: 'link', network: networkOf(sourceIp) },
      intent: intentOf(request.headers['idempotency-key'], scope, payload),
      view: (acted) => view(acted, grant.role),
    });
  },
});
export const handler = lambda(actOnLink);
