import { html } from 'hono/html';
import type { makePayments, PaymentOutcome } from '../payments.ts';
import type { CheckoutSession } from '../records.ts';
import type { World } from '../world.ts';
import { formatAmount } from './amount.ts';
import { answer, problem } from './answer.ts';
import { notFoundPage, type PageResponse, page } from './page.ts';

const summary = (session: CheckoutSession) =>
  html`<p>${session.description}</p>
<p class="amount">${formatAmount(session.amount, session.currency)}</p>`;

const back = (session: CheckoutSession, url: string | null) =>
  url === null
    ? ''
    : html`<p><a href="${url.replace('{CHECKOUT_SESSION_ID}', session.id)}">Go back · <span lang="zh-CN">返回</span></a></p>`;

const ended = (status: number, session: CheckoutSession): Promise<PageResponse> => {
  if (session.paymentStatus === 'paid')
    return page(
      status,
      'Paid',
      html`${summary(session)}<p>This payment was made. Nothing more is needed.</p>
<p lang="zh-CN">已支付，无需再操作。</p>${back(session, session.successUrl)}`,
    );
  if (session.status === 'complete')
    return page(
      status,
      'On its way',
      html`${summary(session)}<p>The payment is on its way. Nothing more is needed.</p>
<p lang="zh-CN">款项处理中，无需再操作。</p>${back(session, session.successUrl)}`,
    );
  return page(
    status,
    session.declined ? 'Payment declined' : 'Expired',
    html`${summary(session)}<p>This page takes no payment any more. Ask for a new one where you came from.</p>
<p lang="zh-CN">此页面已不能支付，请返回重新发起。</p>${back(session, session.cancelUrl)}`,
  );
};

const open = (session: CheckoutSession, url: string, status = 200): Promise<PageResponse> =>
  page(
    status,
    'Pay · 支付',
    html`${summary(session)}
${status === 402 ? html`<p role="alert">Declined. Try again. <span lang="zh-CN">支付被拒，请重试。</span></p>` : ''}
<form method="post" action="${url}/pay"><button>Pay · <span lang="zh-CN">支付</span></button></form>
<form method="post" action="${url}/fail"><button class="quiet">Have it declined · <span lang="zh-CN">模拟支付失败</span></button></form>`,
  );

const said: Readonly<Record<'paid' | 'declined', Readonly<Record<'done' | 'unchanged', string>>>> = {
  paid: { done: 'Paid.', unchanged: 'This checkout was paid before; nothing was changed.' },
  declined: { done: 'Declined.', unchanged: 'This checkout was declined before; nothing was changed.' },
};

/** The hosted page of a checkout session and its two buttons. */
export const makeCheckoutRoutes = (world: World, payments: ReturnType<typeof makePayments>) => {
  const act = async (
    sessionId: string,
    accept: string | undefined,
    status: 'paid' | 'declined',
    click: (sessionId: string) => PaymentOutcome,
  ): Promise<PageResponse> => {
    const outcome = world.commit(() => click(sessionId));
    const session = world.sessions.get(sessionId);
    if (outcome === 'unknown' || session === undefined)
      return problem(
        accept,
        { status: 404, code: 'checkout_not_found', detail: 'There is no such checkout.' },
        () => notFoundPage('checkout'),
      );
    if (outcome === 'not_open')
      return problem(
        accept,
        { status: 409, code: 'checkout_closed', detail: 'This checkout takes no payment any more.' },
        () => ended(409, session),
      );
    if (outcome === 'declined')
      return problem(
        accept,
        { status: 402, code: 'card_declined', detail: 'The card was declined; the page takes another try.' },
        () => open(session, world.checkoutUrl(session.id), 402),
      );
    const location =
      status === 'paid' && outcome === 'done'
        ? session.successUrl.replace('{CHECKOUT_SESSION_ID}', session.id)
        : world.checkoutUrl(session.id);
    return answer({
      accept,
      location,
      result: { status, changed: outcome === 'done', message: said[status][outcome] },
    });
  };
  return {
    /** `GET /_local/checkout/{sessionId}` */
    checkoutPage: async (sessionId: string): Promise<PageResponse> => {
      const session = world.sessions.get(sessionId);
      if (session === undefined) return notFoundPage('checkout');
      const isOpen = session.status === 'open' && world.nowSeconds() < session.expiresAt;
      return isOpen ? open(session, world.checkoutUrl(sessionId)) : ended(200, session);
    },
    /** `POST …/pay` */
    pay: (sessionId: string, accept?: string) => act(sessionId, accept, 'paid', payments.pay),
    /** `POST …/fail` */
    fail: (sessionId: string, accept?: string) => act(sessionId, accept, 'declined', payments.fail),
  };
};
