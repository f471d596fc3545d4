import { evidenceRequestSchema } from '../../domain/evidence/request.ts';
import { handIn } from '../evidence/handIn.ts';
import { actorOf } from '../runtime/principal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { web } from '../runtime/providers/web.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { visibleDeal } from './visibleDeal.ts';

export const createEvidence = defineRoute({
  name: 'createEvidence',
  method: 'POST',
  path: '/v1/deals/{id}/evidence',
  description: {
    summary: 'Hand in evidence: a file (then sent to the address in the answer), or a link',
    body: evidenceRequestSchema,
    response: {
      status: 201,
      description: '{evidenceId, status, sha256, uploadUrl, method, headers, expiresAt}',
    },
  },
  needs: { deals, evidence, files: evidenceFiles, web, clock },
  make: (services) => async (request) => {
    const deal = await visibleDeal(services.deals, request.params.id, request.principal);
    return handIn(services, { dealId: deal.id, by: actorOf(request.principal), request });
  },
});
export const handler = lambda(createEvidence);
