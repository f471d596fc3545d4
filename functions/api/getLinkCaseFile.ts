import { makeCaseFile } from '../caseFile/makeCaseFile.ts';
import { respondCaseFile } from '../caseFile/respondCaseFile.ts';
import { caseFileNeeds } from '../runtime/providers/caseFileNeeds.ts';
import { links } from '../runtime/providers/links.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { followLink } from './followLink.ts';

export const getLinkCaseFile = defineOpenRoute({
  name: 'getLinkCaseFile',
  method: 'GET',
  path: '/v1/links/{token}/case-file',
  access: 'link',
  description: {
    summary: "The case file as the link's party may see it: an address that works for five minutes",
    response: { status: 200, description: '{url, expiresAt, fileName}' },
  },
  needs: { ...caseFileNeeds, links },
  make:
    (services) =>
    async ({ params, sourceIp }) => {
      const { deal, grant } = await followLink(services, params.token, sourceIp);
      const made = await makeCaseFile(services, deal, { role: grant.role, id: grant.partyId });
      return respondCaseFile(made, 'application/json');
    },
});
export const handler = lambda(getLinkCaseFile);
