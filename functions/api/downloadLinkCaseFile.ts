import { makeCaseFile } from '../caseFile/makeCaseFile.ts';
import { respondCaseFile } from '../caseFile/respondCaseFile.ts';
import { caseFileNeeds } from '../runtime/providers/caseFileNeeds.ts';
import { log } from '../runtime/providers/clock.ts';
import { links } from '../runtime/providers/links.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { followLink } from './followLink.ts';
import { asPages } from './linkPages.ts';

export const downloadLinkCaseFile = defineOpenRoute({
  name: 'downloadLinkCaseFile',
  method: 'GET',
  path: '/l/{token}/case-file',
  access: 'link',
  description: {
    summary: "The case file, to save from the creator's page",
    response: { status: 303, description: 'To the ZIP' },
  },
  needs: { ...caseFileNeeds, links, log },
  make: (services) => (request) =>
    asPages(services, request, async () => {
      const { deal, grant } = await followLink(services, request.params.token, request.sourceIp);
      const made = await makeCaseFile(services, deal, { role: grant.role, id: grant.partyId });
      return respondCaseFile(made, undefined);
    }),
});
export const handler = lambda(downloadLinkCaseFile);
