import { calendarFile } from '../calendar/calendarFile.ts';
import { creatorEntries } from '../calendar/creatorEntries.ts';
import { pickLocale } from '../pages/pickLocale.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { readerOf } from '../words/reader.ts';
import { followLink } from './followLink.ts';
import { asPages } from './linkPages.ts';

/** Shown where it was asked for, not saved: so phones offer to put it into their calendar. */
export const downloadLinkCalendar = defineOpenRoute({
  name: 'downloadLinkCalendar',
  method: 'GET',
  path: '/l/{token}/calendar.ics',
  access: 'link',
  description: {
    summary: "The creator's dates and deadlines, for a calendar; leads back to the page where there are none",
    response: { status: 200, description: 'iCalendar (RFC 5545)' },
  },
  needs: { deals: dealsToRead, links, parties, clock, log },
  make: (services) => (request) =>
    asPages(services, request, async () => {
      const { token } = request.params;
      const { deal, grant } = await followLink(services, token, request.sourceIp);
      const locale = pickLocale(request.headers['accept-language'], grant.locale, request.query.lang);
      const creator = await services.parties.find(deal.creatorId);
      const brand = await services.parties.find(deal.brandId);
      const reader = readerOf(locale, creator?.timeZone);
      const entries = creatorEntries(deal, brand?.name ?? '', reader);
      const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
      if (entries.length === 0)
        return { statusCode: 303, headers: { ...headers, location: `/l/${token}?lang=${locale}` }, body: '' };
      return {
        statusCode: 200,
        headers: {
          ...headers,
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `inline; filename="luyue-${deal.id}.ics"`,
          'x-content-type-options': 'nosniff',
        },
        body: calendarFile(entries, services.clock.now(), reader.timeZone),
      };
    }),
});
export const handler = lambda(downloadLinkCalendar);
