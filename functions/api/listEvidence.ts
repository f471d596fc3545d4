import { mayRead } from '../../domain/evidence/evidence.ts';
import { evidenceView } from '../evidence/evidenceView.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { noteSeen } from './noteSeen.ts';
import { visibleDeal } from './visibleDeal.ts';

export const listEvidence = defineRoute({
  name: 'listEvidence',
  method: 'GET',
  path: '/v1/deals/{id}/evidence',
  description: {
    summary: "A deal's evidence, oldest first: the caller's own, and what was used in an action",
    response: { status: 200, description: '{items, nextCursor}; never more than one page' },
  },
  needs: { deals: dealsToRead, evidence, audit, clock },
  make: (services) => async (request) => {
    const { params, principal } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    await noteSeen(services, request, 'evidence_list', deal.id);
    const all = await services.evidence.ofDeal(deal.id);
    const items = all.filter((each) => mayRead(each, principal.role)).map(evidenceView);
    return jsonResponse(200, { items, nextCursor: null });
  },
});
export const handler = lambda(listEvidence);
