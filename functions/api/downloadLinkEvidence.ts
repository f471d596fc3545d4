import { saveEvidence } from '../evidence/readEvidence.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { links } from '../runtime/providers/links.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { followLink } from './followLink.ts';
import { asPages } from './linkPages.ts';

export const downloadLinkEvidence = defineOpenRoute({
  name: 'downloadLinkEvidence',
  method: 'GET',
  path: '/l/{token}/evidence/{evidenceId}',
  access: 'link',
  description: {
    summary: "A piece of evidence, to save from the creator's page",
    response: { status: 303, description: 'To its bytes' },
  },
  needs: { deals: dealsToRead, links, evidence, files: evidenceFiles, clock, log },
  make: (services) => (request) =>
    asPages(services, request, async () => {
      const { token, evidenceId } = request.params;
      const { deal, grant } = await followLink(services, token, request.sourceIp);
      return saveEvidence(services, { dealId: deal.id, evidenceId, role: grant.role });
    }),
});
export const handler = lambda(downloadLinkEvidence);
