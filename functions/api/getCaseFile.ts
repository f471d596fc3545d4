import { makeCaseFile } from '../caseFile/makeCaseFile.ts';
import { respondCaseFile } from '../caseFile/respondCaseFile.ts';
import { actorOf } from '../runtime/principal.ts';
import { caseFileKeys } from '../runtime/providers/caseFileKeys.ts';
import { caseFiles } from '../runtime/providers/caseFiles.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { notices } from '../runtime/providers/notices.ts';
import { pdfFonts } from '../runtime/providers/pdfFonts.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
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
  needs: { deals, ledger, evidence, notices, files: evidenceFiles, caseFiles, caseFileKeys, pdfFonts, clock },
  make: (services) => async (request) => {
    const { principal, params, headers } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    const { role, tenantId } = principal;
    const reader = { role, id: tenantId ?? actorOf(principal).id };
    return respondCaseFile(await makeCaseFile(services, deal, reader), headers.accept);
  },
});
export const handler = lambda(getCaseFile);
