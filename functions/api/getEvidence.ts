import { readEvidence } from '../evidence/readEvidence.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { visibleDeal } from './visibleDeal.ts';

export const getEvidence = defineRoute({
  name: 'getEvidence',
  method: 'GET',
  path: '/v1/deals/{id}/evidence/{evidenceId}',
  description: {
    summary: 'One piece of evidence, with an address to save it by that works for a few minutes',
    response: { status: 200, description: 'The evidence; `download` is null until it is ready' },
  },
  needs: { deals, evidence, files: evidenceFiles },
  make:
    (services) =>
    async ({ params, principal }) => {
      const deal = await visibleDeal(services.deals, params.id, principal);
      return readEvidence(services, { dealId: deal.id, evidenceId: params.evidenceId, role: principal.role });
    },
});
export const handler = lambda(getEvidence);
