import { clock, log } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { ordersCursors } from '../runtime/providers/ordersCursors.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { htmlStatement } from '../statement/respond.ts';
import { asPages, pageResponse } from './linkPages.ts';
import { statementByLink } from './statementByLink.ts';

/** As many as a phone loads at once without a thought. */
const ORDERS_A_PAGE = 50;

export const showLinkStatement = defineOpenRoute({
  name: 'showLinkStatement',
  method: 'GET',
  path: '/l/{token}/statement',
  access: 'link',
  description: {
    summary: "The creator's statement, as a page",
    response: { status: 200, description: 'HTML' },
  },
  needs: { deals: dealsToRead, ledger, parties, links, ordersCursors, clock, log },
  make: (services) => (request) =>
    asPages(services, request, async () => {
      const cursor = request.query.ordersCursor;
      let isUnknownPage = false;
      const { list, ...read } = await statementByLink(services, request, {
        limit: ORDERS_A_PAGE,
        from: (orders) => {
          const place = cursor === undefined ? null : services.ordersCursors.open(orders, cursor);
          isUnknownPage = cursor !== undefined && place === null;
          return place;
        },
      });
      const next = read.orders?.next ?? null;
      const nextCursor = next && services.ordersCursors.seal(list, next);
      const shown = isUnknownPage ? null : (cursor ?? null);
      const link = { dealPath: `/l/${request.params.token}`, cursor: shown, nextCursor, isUnknownPage };
      return pageResponse(isUnknownPage ? 400 : 200, htmlStatement(read, link));
    }),
});
export const handler = lambda(showLinkStatement);
