import type { PartyStore } from '../../domain/ports/parties.ts';
import type { PaymentGateway } from '../../domain/ports/payments.ts';
import { bankDetailsPage } from '../pages/bankDetailsPage.ts';
import { pickLocale } from '../pages/pickLocale.ts';
import type { HttpResponse } from '../runtime/problem.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { gateway } from '../runtime/providers/gateway.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { publicUrl } from '../runtime/providers/publicUrl.ts';
import { defineOpenRoute, type HttpRequest } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { type FollowedLink, followPayeeLink } from './followLink.ts';
import { asPages, pageResponse } from './linkPages.ts';

/**
 * Leads a payee to a page of the payment service made just now, since such a page is good for minutes and once only;
 * one that went stale leads back here. With `back` the payee comes from there and sees how far it is.
 */
export const giveBankDetails = defineOpenRoute({
  name: 'giveBankDetails',
  method: 'GET',
  path: '/bank-details/{token}',
  access: 'link',
  description: {
    summary: 'The way to the page on which a payee gives its bank details',
    response: { status: 303, description: 'To the payment service' },
  },
  needs: { deals: dealsToRead, links, parties, gateway, publicUrl, clock, log },
  make: (services) => (request) =>
    asPages(services, request, async () => {
      const followed = await followPayeeLink(services, request.params.token, request.sourceIp);
      return lead(services, request, followed);
    }),
});
export const handler = lambda(giveBankDetails);

async function lead(
  { parties, gateway, publicUrl }: { parties: PartyStore; gateway: PaymentGateway; publicUrl: string },
  { params, query, headers }: HttpRequest,
  { grant }: FollowedLink,
): Promise<HttpResponse> {
  const here = `/bank-details/${params.token}`;
  const locale = pickLocale(headers['accept-language'], grant.locale, query.lang);
  const dealPath = grant.role === 'creator' ? `/l/${params.token}` : null;
  const accountId = (await parties.find(grant.partyId))?.payoutAccountId ?? null;
  // Without an account nothing was to be paid out yet, and one is opened when there is.
  const state =
    accountId === null
      ? 'not_needed'
      : (await gateway.payeeAccount(accountId)).payoutsEnabled
        ? 'ready'
        : 'missing';
  if (accountId === null || state !== 'missing' || query.back !== undefined)
    return pageResponse(200, bankDetailsPage({ locale, state, path: here, dealPath }));
  const address = `${publicUrl}${here}`;
  const location = await gateway.onboardingUrl(accountId, {
    returnUrl: `${address}?back=1`,
    refreshUrl: address,
  });
  return {
    statusCode: 303,
    headers: { location, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
    body: '',
  };
}
