import { reportRequestSchema } from '../../domain/evidence/report.ts';
import { visibleDeal } from '../api/visibleDeal.ts';
import { roomIn } from '../evidence/newEvidence.ts';
import { takeReport } from '../evidence/takeReport.ts';
import { parseBody } from '../runtime/body.ts';
import { earlierResult, intentOf, replay } from '../runtime/idempotency.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { access } from '../runtime/providers/access.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { signedBy } from './signedBy.ts';

/**
 * A brand's or provider's system reports what the platform's own figures say of the work. Reports come signed and in no
 * other way, since verdicts rest on them; the webhook's id makes repetitions harmless.
 */
export const reportHook = defineOpenRoute({
  name: 'reportHook',
  method: 'POST',
  path: '/v1/hooks/{endpointId}/reports',
  access: 'signed',
  description: {
    summary: 'Report of the work from a signed webhook (Standard Webhooks); it is kept as evidence',
    body: reportRequestSchema,
    response: { status: 202, description: '{evidenceId}' },
  },
  needs: { deals, evidence, files: evidenceFiles, access, clock },
  make: (services) => async (request) => {
    const signed = await signedBy(services, request, ['brand', 'provider']);
    const { role, tenantId } = signed.hook;
    const body = parseBody(reportRequestSchema, request.body);
    const intent = intentOf(signed.id, `hook:${signed.hook.id}:reports`, body);
    const earlier = await earlierResult(services.deals, intent);
    if (earlier !== null) return earlier;
    const deal = await visibleDeal(services.deals, body.dealId, { role, tenantId });
    const room = await roomIn(services.evidence, deal.id);
    const taken = await takeReport(services, room, body.report, signed);
    const answer = { evidenceId: taken.id };
    const keep = intent === null ? undefined : { ...intent, status: 202, body: answer };
    const added = await services.evidence.add(taken, keep);
    return added.kind === 'repeated' ? replay(intent, added.kept) : jsonResponse(202, answer);
  },
});
export const handler = lambda(reportHook);
