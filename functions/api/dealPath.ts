import type { MachinePath } from '../../domain/ports/workflows.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { workflowHistory } from '../runtime/providers/workflows.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { noteSeen } from './noteSeen.ts';
import { visibleDeal } from './visibleDeal.ts';

export interface DealPathView {
  /** The deal's own machine first, then each that it started; none where no history is kept of them (any more). */
  readonly machines: readonly MachinePath[];
}

export const dealPath = defineRoute({
  name: 'dealPath',
  method: 'GET',
  path: '/v1/deals/{id}/path',
  description: {
    summary:
      "The way a deal's machines took: the states they entered, oldest first, with their times, and where each stands",
    response: { status: 200, description: '{machines: [{machine, entered: [{state, at}], current}]}' },
  },
  needs: { deals: dealsToRead, workflowHistory, audit, clock },
  make: (services) => async (request) => {
    const { params, principal } = request;
    const { id } = await visibleDeal(services.deals, params.id, principal);
    await noteSeen(services, request, 'path', id);
    const view: DealPathView = { machines: await services.workflowHistory.pathsOf(id) };
    return jsonResponse(200, view);
  },
});
export const handler = lambda(dealPath);
