import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, openRig, type Rig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig('required');
});
afterEach(() => rig.close());

const open = () => rig.gateway.openPayeeAccount({ payeeId: 'party_mei', email: 'mei@example.com' });
const leads = { returnUrl: 'http://127.0.0.1:4000/back', refreshUrl: 'http://127.0.0.1:4000/again' };
const payOut = (accountId: string) =>
  rig.gateway.payOut({
    paymentId: 'pay_out_1',
    dealId: 'deal_1',
    accountId,
    amountMinor: 100,
    currency: 'CNY',
  });

describe('a payee who has to give bank details', () => {
  it('is paid only afterwards', async () => {
    await collect(rig);
    const { accountId, payoutsEnabled } = await open();
    expect(payoutsEnabled).toBe(false);
    expect(await payOut(accountId)).toEqual({
      status: 'refused',
      reason: 'insufficient_capabilities_for_transfer',
    });

    const url = await rig.gateway.onboardingUrl(accountId, leads);
    expect(url.split('?')[0]).toBe(`http://127.0.0.1:4000/_local/onboarding/${accountId}`);
    const saved = await rig.sandbox.routes.completeOnboarding(accountId, {}, 'text/html,*/*');
    expect(saved).toMatchObject({ status: 303, headers: { location: 'http://127.0.0.1:4000/back' } });

    expect(await rig.events()).toContainEqual(expect.objectContaining({ type: 'payee_ready', accountId }));
    expect(await rig.gateway.payeeAccount(accountId)).toEqual({ accountId, payoutsEnabled: true });
    expect(await payOut(accountId)).toMatchObject({ status: 'succeeded' });
  });

  it('is led to a fresh page by a link that was used, superseded or is minutes old', async () => {
    const { accountId } = await open();
    const visit = async (url: string) => {
      const link = new URL(url).searchParams.get('link') ?? '';
      const { status, headers } = await rig.sandbox.routes.onboardingPage(accountId, link);
      return { status, location: headers.location };
    };
    const refreshed = { status: 303, location: leads.refreshUrl };
    const used = await rig.gateway.onboardingUrl(accountId, leads);
    expect(await visit(used)).toEqual({ status: 200, location: undefined });
    expect(await visit(used)).toEqual(refreshed);
    const stale = await rig.gateway.onboardingUrl(accountId, leads);
    await rig.timeline.advance(5 * 60_000);
    expect(await visit(stale)).toEqual(refreshed);
    const [first, second] = [
      await rig.gateway.onboardingUrl(accountId, leads),
      await rig.gateway.onboardingUrl(accountId, leads),
    ];
    expect(await visit(first)).toEqual(refreshed);
    expect(await visit(second)).toMatchObject({ status: 200 });
  });

  it('leaves only four digits of the account number behind', async () => {
    const { accountId } = await open();
    const form = { accountHolder: 'Mei Secret', bank: 'Hidden Bank', accountNumber: '6222 0212 3456 7890' };
    const saved = await rig.sandbox.routes.completeOnboarding(accountId, form);
    expect(JSON.parse(saved.body)).toMatchObject({ status: 'completed', changed: true });
    expect((await rig.sandbox.routes.onboardingPage(accountId)).body).toContain('7890');

    await rig.timeline.idle();
    const files = await Promise.all(
      ['stripe.db', 'stripe.db-wal'].map((name) => readFile(join(rig.folder, 'data', name), 'latin1')),
    );
    const kept = files.join('') + rig.receiver.deliveries.map(({ body }) => body).join('');
    expect(kept).toContain('7890');
    for (const secret of ['Mei Secret', 'Hidden Bank', '3456', '62220212'])
      expect(kept).not.toContain(secret);
  });

  it('keeps nothing of a number so short that four characters would tell all', async () => {
    const { accountId } = await open();
    await rig.sandbox.routes.completeOnboarding(accountId, { accountNumber: '1234' });
    expect((await rig.sandbox.routes.onboardingPage(accountId)).body).not.toContain('1234');
  });

  it('may save twice; the second time nothing is told', async () => {
    const { accountId } = await open();
    await rig.sandbox.routes.completeOnboarding(accountId, {});
    const again = await rig.sandbox.routes.completeOnboarding(accountId, {}, '*/*');
    expect(again.status).toBe(200);
    expect(JSON.parse(again.body)).toMatchObject({ changed: false });
    expect(await rig.events()).toHaveLength(1);
  });

  it.each([[{ iban: 'DE1' }], [{ bank: 'x'.repeat(201) }], [{ accountNumber: ['1', '2'] }]])(
    'is told when the form is wrong: %j',
    async (form) => {
      const { accountId } = await open();
      expect(await rig.sandbox.routes.completeOnboarding(accountId, form)).toMatchObject({ status: 422 });
      expect(await rig.sandbox.routes.completeOnboarding(accountId, form, 'text/html')).toMatchObject({
        status: 422,
        body: expect.stringContaining('role="alert"'),
      });
      expect(await rig.gateway.payeeAccount(accountId)).toMatchObject({ payoutsEnabled: false });
    },
  );

  it('does not exist under another id', async () => {
    expect(await rig.sandbox.routes.onboardingPage('acct_none')).toMatchObject({ status: 404 });
    expect(await rig.sandbox.routes.completeOnboarding('acct_none', {})).toMatchObject({ status: 404 });
  });
});
