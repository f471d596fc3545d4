import { readEvidence } from '../evidence/readEvidence.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { links } from '../runtime/providers/links.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { followLink } from './followLink.ts';

export const getLinkEvidence = defineOpenRoute({
  name: 'getLinkEvidence',
  method: 'GET',
  path: '/v1/links/{token}/evidence/{evidenceId}',
  access: 'link',
  description: {
    summary: "One piece of evidence, as the link's party may see it",
    response: { status: 200, description: 'The evidence; `download` is null until it is ready' },
  },
  needs: { deals: dealsToRead, links, evidence, files: evidenceFiles, clock },
  make:
    (services) =>
    async ({ params, sourceIp }) => {
      const { deal, grant } = await followLink(services, params.token, sourceIp);
      return readEvidence(services, { dealId: deal.id, evidenceId: params.evidenceId, role: grant.role });
    },
});
export const handler = lambda(getLinkEvidence);
