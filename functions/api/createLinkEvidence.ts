import { evidenceRequestSchema } from '../../domain/evidence/request.ts';
import { handIn } from '../evidence/handIn.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { links } from '../runtime/providers/links.ts';
import { web } from '../runtime/providers/web.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { followLink } from './followLink.ts';

export const createLinkEvidence = defineOpenRoute({
  name: 'createLinkEvidence',
  method: 'POST',
  path: '/v1/links/{token}/evidence',
  access: 'link',
  description: {
    summary: "Hand in evidence as the link's party",
    body: evidenceRequestSchema,
    response: {
      status: 201,
      description: '{evidenceId, status, sha256, uploadUrl, method, headers, expiresAt}',
    },
  },
  needs: { deals, links, evidence, files: evidenceFiles, web, clock },
  make: (services) => async (request) => {
    const { deal, grant } = await followLink(services, request.params.token, request.sourceIp);
    return handIn(services, { dealId: deal.id, by: { role: grant.role, id: grant.partyId }, request });
  },
});
export const handler = lambda(createLinkEvidence);
