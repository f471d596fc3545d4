import { Refused } from '../hook/refusal.ts';
import { request } from './api.ts';
import type { Stage } from './stage.ts';
import { COUNTER_OFFER, smokeTerms } from './terms.ts';

export type Outcome = 'expired' | 'cancelled' | 'completed';

/** Nobody can act as the creator: the brand improves its offer, and a short clock runs out. */
export async function letExpire(stage: Stage): Promise<Outcome> {
  const { options, brand, dealId } = stage;
  const clocks = { response: `PT${options.clock}S` };
  const terms = smokeTerms(Date.now(), options.currency, { clocks });
  await brand.write(`/v1/deals/${dealId}/actions/revise`, { terms }, `${dealId}.revise`);
  stage.tell('brand', `improves its offer, good for ${options.clock} s: nobody can answer as the creator`);
  return 'expired';
}

/** The creator bargains, the brand agrees; what follows depends on where the payment page is. */
export async function agree(stage: Stage, token: string): Promise<Outcome> {
  const { options, brand, anybody, dealId } = stage;
  const terms = smokeTerms(Date.now(), options.currency, { fixedFee: COUNTER_OFFER });
  await anybody.write(`/v1/links/${token}/actions/counter`, { terms });
  stage.tell('creator', 'opens the link and asks for more');
  const { termsVersion } = await stage.at('counter_response');
  await brand.write(`/v1/deals/${dealId}/actions/accept`, { termsVersion }, `${dealId}.accept`);
  stage.tell('brand', `agrees to version ${termsVersion} of the terms`);

  const { funding } = await stage.at('funding');
  if (funding === null || funding.checkoutUrl === null) throw new Error('the deal asks for no payment');
  const page = new URL(funding.checkoutUrl);
  if (options['pay-by-hand']) return payByHand(stage, page);
  if (!page.pathname.startsWith('/_local/checkout/')) return cancelUnpaid(stage, page);
  await payInSandbox(stage, page);
  return work(stage, token);
}

async function payInSandbox({ options, patience, tell }: Stage, page: URL): Promise<void> {
  const paid = await request(new URL(`${page.pathname}/pay`, options.url), { method: 'POST' }, patience);
  if (paid.status >= 400) throw new Refused(paid);
  tell('brand', "pays on the sandbox's page");
}

/** A page that only a person can fill in: that the payment service opened it is what was to be shown. */
async function cancelUnpaid(stage: Stage, page: URL): Promise<Outcome> {
  stage.tell('payments', `opened a payment page at ${page.host}`);
  await cancel(stage);
  return 'cancelled';
}

async function payByHand(stage: Stage, page: URL): Promise<Outcome> {
  stage.tell('you', `pay here, with a card for tests: ${page.href}`);
  await stage.at('delivery');
  stage.tell('payments', 'says that it is paid');
  await cancel(stage);
  return 'cancelled';
}

async function cancel({ brand, dealId, tell }: Stage): Promise<void> {
  await brand.write(`/v1/deals/${dealId}/actions/cancel`, { reason: 'The smoke deal ends here.' });
  tell('brand', 'cancels before any work was done');
}

/** To the last payout. */
async function work(stage: Stage, token: string): Promise<Outcome> {
  const { anybody, brand, dealId, tell } = stage;
  await stage.at('delivery');
  await anybody.write(`/v1/links/${token}/actions/deliver`, { url: 'https://example.com/' });
  tell('creator', 'hands the work in');
  await stage.at('review');
  await brand.write(`/v1/deals/${dealId}/actions/approve`, {}, `${dealId}.approve`);
  tell('brand', 'approves it');
  return 'completed';
}
