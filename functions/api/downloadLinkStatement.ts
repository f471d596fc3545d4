import { clock, log } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { pdfFonts } from '../runtime/providers/pdfFonts.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { ORDERS_PRINTED, pdfStatement } from '../statement/respondPdf.ts';
import { asPages } from './linkPages.ts';
import { statementByLink } from './statementByLink.ts';

/** A function of its own: it alone among the link's carries a PDF library and fonts. */
export const downloadLinkStatement = defineOpenRoute({
  name: 'downloadLinkStatement',
  method: 'GET',
  path: '/l/{token}/statement.pdf',
  access: 'link',
  description: {
    summary: "The creator's statement, to keep",
    response: { status: 200, description: 'PDF' },
  },
  needs: { deals: dealsToRead, ledger, parties, links, pdfFonts, clock, log },
  make: (services) => (request) =>
    asPages(services, request, async () => {
      const read = await statementByLink(services, request, { limit: ORDERS_PRINTED, from: () => null });
      return pdfStatement(read, await services.pdfFonts(), true);
    }),
});
export const handler = lambda(downloadLinkStatement);
