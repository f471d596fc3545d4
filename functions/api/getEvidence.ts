import { readEvidence } from '../evidence/readEvidence.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { noteSeen } from './noteSeen.ts';
import { visibleDeal } from './visibleDeal.ts';

export const getEvidence = defineRoute({
  name: 'getEvidence',
  method: 'GET',
  path: '/v1/deals/{id}/evidence/{evidenceId}',
  description: {
    summary: 'One piece of evidence, with an address to save it by that works for a few minutes',
    response: { status: 200, description: 'The evidence; `download` is null until it is ready' },
  },
  needs: { deals: dealsToRead, evidence, files: evidenceFiles, audit, clock },
  make: (services) => async (request) => {
    const { params, principal } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    const asked = { dealId: deal.id, evidenceId: params.evidenceId, role: principal.role };
    const response = await readEvidence(services, asked);
    await noteSeen(services, request, 'evidence', deal.id, params.evidenceId);
    return response;
  },
});
export const handler = lambda(getEvidence);
