import { makeCaseFile } from '../caseFile/makeCaseFile.ts';
import { respondCaseFile } from '../caseFile/respondCaseFile.ts';
import { audit } from '../runtime/providers/audit.ts';
import { caseFileNeeds } from '../runtime/providers/caseFileNeeds.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { noteSeen } from './noteSeen.ts';
import { visibleDeal } from './visibleDeal.ts';

export const getCaseFile = defineRoute({
  name: 'getCaseFile',
  method: 'GET',
  path: '/v1/deals/{id}/case-file',
  description: {
    summary:
      'The deal as one signed ZIP: terms, log, ledger, evidence, disputes, notices, the own statement and a summary. Leads to an address that works for five minutes; with Accept: application/json that address comes as {url, expiresAt, fileName}',
    response: { status: 303, description: 'To the ZIP' },
  },
  needs: { ...caseFileNeeds, audit },
  make: (services) => async (request) => {
    const { params, headers, principal } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    await noteSeen(services, request, 'case_file', deal.id);
    const { role, tenantId, subject } = principal;
    const made = await makeCaseFile(services, deal, { role, id: tenantId ?? subject });
    return respondCaseFile(made, headers.accept);
  },
});
export const handler = lambda(getCaseFile);
