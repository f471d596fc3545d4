import { parse } from 'qs';
import type { LocalRequest, LocalRoute } from '../gateway/routes.ts';
import type { Inbox } from '../mail/inbox.ts';
import type { Sandbox } from '../stripe/sandbox.ts';

/** `/_local/inbox`: the mails that were sent, as a page or as JSON. */
export function inboxRoutes(inbox: Inbox): LocalRoute[] {
  const { list, mail } = inbox.routes;
  return [
    { method: 'GET', path: '/_local/inbox', handle: ({ query, headers }) => list(query, headers.accept) },
    {
      method: 'GET',
      path: '/_local/inbox/{id}',
      handle: ({ params, headers }) => mail(params.id ?? '', headers.accept),
    },
  ];
}

/** The pages that a payment service hosts, and the switch that makes the sandbox go wrong. */
export function sandboxRoutes({ routes }: Sandbox): LocalRoute[] {
  const bySession =
    (act: (id: string, accept?: string) => ReturnType<typeof routes.pay>) => (request: LocalRequest) =>
      act(request.params.sessionId ?? '', request.headers.accept);
  const account = ({ params }: LocalRequest) => params.accountId ?? '';
  return [
    { method: 'GET', path: '/_local/checkout/{sessionId}', handle: bySession(routes.checkoutPage) },
    { method: 'POST', path: '/_local/checkout/{sessionId}/pay', handle: bySession(routes.pay) },
    { method: 'POST', path: '/_local/checkout/{sessionId}/fail', handle: bySession(routes.fail) },
    {
      method: 'GET',
      path: '/_local/onboarding/{accountId}',
      handle: (request) => routes.onboardingPage(account(request), request.query.link),
    },
    {
      method: 'POST',
      path: '/_local/onboarding/{accountId}/complete',
      handle: (request) =>
        routes.completeOnboarding(account(request), formOf(request), request.headers.accept),
    },
    { method: 'GET', path: '/_local/stripe/faults', handle: routes.armedFaults },
    { method: 'POST', path: '/_local/stripe/faults', handle: ({ body }) => routes.armFault(jsonOf(body)) },
    { method: 'DELETE', path: '/_local/stripe/faults', handle: routes.clearFaults },
  ];
}

/** A page posts a form, a program may post JSON. */
function formOf({ headers, body }: LocalRequest): unknown {
  return headers['content-type']?.includes('application/json') ? jsonOf(body) : parse(body);
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
