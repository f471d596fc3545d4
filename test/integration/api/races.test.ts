import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { workflows } from '../../../functions/runtime/providers/workflows.ts';
import { someTerms } from '../../builders/deal.ts';
import { type Reply, TestLuyue } from '../../harness/luyue.ts';
import { aRequest, fundedDeal, problemIn } from './bed.ts';

const ROUNDS = 20;
const DAY = 86_400_000;
let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

/** A deal whose work lies a month ahead of now, wherever the clock stands by then. */
const aSoonRequest = () => {
  const scheduledAt = new Date(luyue.now() + 30 * DAY).toISOString();
  const deliverable = { kind: 'livestream' as const, scheduledAt, minMinutes: 60 };
  return aRequest({ terms: someTerms({ deliverable, clocks: { response: 'P1D' } }) });
};

async function invited() {
  const request = aSoonRequest();
  const { id } = await luyue.startDeal(request);
  return { id, token: await luyue.tokenFor(request.creator.email) };
}

/** Many deals at once, all of them waiting for their creators. */
async function manyInvited(count: number) {
  const started = await Promise.all(
    Array.from({ length: count }, async () => {
      const request = aSoonRequest();
      const options = { key: luyue.brandKey, body: request };
      const { body } = await luyue.request<{ id: string }>('POST', '/v1/deals', options);
      return { id: body.id, address: request.creator.email };
    }),
  );
  await luyue.settle();
  return Promise.all(started.map(async ({ id, address }) => ({ id, token: await luyue.tokenFor(address) })));
}
const accept = (token: string) =>
  luyue.request('POST', `/v1/links/${token}/actions/accept`, { body: { termsVersion: 1 } });
const withdraw = (id: string) =>
  luyue.request('POST', `/v1/deals/${id}/actions/withdraw`, { key: luyue.brandKey, body: {} });

/** The one that won and the one that was told so, whichever was which. */
function verdict(accepted: Reply, withdrawn: Reply): string {
  const [winner, loser] = accepted.status === 200 ? [accepted, withdrawn] : [withdrawn, accepted];
  expect(winner.status).toBe(200);
  const problem = problemIn(loser, 409, 'gate_answered');
  const won = winner === accepted ? 'accept' : 'withdraw';
  expect(problem.winner).toMatchObject({
    action: won,
    by: { role: won === 'accept' ? 'creator' : 'brand' },
  });
  return won;
}

describe('a deadline that races an answer', () => {
  test('loses to an answer at the very last instant before it', async () => {
    const { id, token } = await invited();
    const { gate } = await luyue.deal(id);
    await luyue.advanceTo(Date.parse(gate?.deadline ?? '') - 1);
    expect((await accept(token)).status).toBe(200);
    await luyue.advanceTo(luyue.now() + 1);
    expect(await luyue.deal(id)).toMatchObject({ status: 'awaiting_funding' });
  });

  test('wins against an answer after it, which is told so', async () => {
    const { id, token } = await invited();
    await luyue.advanceTo(Date.parse((await luyue.deal(id)).gate?.deadline ?? ''));
    const problem = problemIn(await accept(token), 409, 'gate_answered');
    expect(problem.winner).toMatchObject({ action: 'expire', by: { role: 'clock' } });
    expect(await luyue.deal(id)).toMatchObject({ status: 'closed', outcome: 'expired' });
  });

  test('finds the answer that was committed though nobody could wake the workflow', async () => {
    const { id, token } = await invited();
    const { gate } = await luyue.deal(id);
    const port = workflows.of(luyue.luyue.runtime);
    const wake = vi.spyOn(port, 'wake').mockRejectedValue(new Error('nobody is there'));
    try {
      expect((await accept(token)).status).toBe(200);
      expect(await luyue.deal(id)).toMatchObject({ status: 'awaiting_funding', gate: null });
      expect(wake).toHaveBeenCalled();
    } finally {
      wake.mockRestore();
    }
    await luyue.advanceTo(Date.parse(gate?.deadline ?? '') + DAY);
    const log = await luyue.events(id);
    expect(log).toContain('deal.accepted.v1');
    expect(log.slice(0, log.indexOf('deal.accepted.v1'))).not.toContain('deal.gate_expired.v1');
    expect(log[log.indexOf('deal.accepted.v1') + 1]).toBe('deal.gate_opened.v1');
  });

  test('in the workflow: a token that timed out before the answer came through still honours it', async () => {
    const { deal, token } = await fundedDeal(luyue, aSoonRequest());
    const port = workflows.of(luyue.luyue.runtime);
    const wake = vi.spyOn(port, 'wake').mockResolvedValue(true);
    try {
      await luyue.advanceTo(Date.parse(deal.gate?.deadline ?? '') - 1);
      await luyue.actByLink(token, 'deliver', { url: 'https://live.example.com/1' });
      await luyue.advanceTo(Date.parse(deal.gate?.deadline ?? ''));
    } finally {
      wake.mockRestore();
    }
    expect(await luyue.deal(deal.id)).toMatchObject({ status: 'reviewing', gate: { name: 'review' } });
    expect(await luyue.events(deal.id)).not.toContain('deal.gate_expired.v1');
  });

  test('in the same instant: exactly one of them, whichever comes first', async () => {
    const deals = await manyInvited(8);
    const deadline = luyue.now() + DAY;
    await luyue.advanceTo(deadline - 1);
    const advance = luyue.advanceTo(deadline);
    const replies = await Promise.all(deals.map(({ token }) => accept(token)));
    await advance;
    await luyue.settle();
    for (const [place, { id }] of deals.entries()) {
      const reply = replies[place];
      const deal = await luyue.deal(id);
      if (reply?.status === 200) expect(deal).toMatchObject({ status: 'awaiting_funding' });
      else {
        expect(reply).toMatchObject({ status: 409, body: { code: 'gate_answered' } });
        expect(deal).toMatchObject({ status: 'closed', outcome: 'expired' });
      }
    }
  });
});

test('accept and withdraw at the same instant: one wins, the other is told who did', async () => {
  const won = new Map<string, string>();
  for (const [round, { id, token }] of (await manyInvited(ROUNDS)).entries()) {
    // Each is sent first as often as the other.
    const withdrawnFirst = round % 2 === 1 ? withdraw(id) : null;
    const accepted = accept(token);
    won.set(id, verdict(...(await Promise.all([accepted, withdrawnFirst ?? withdraw(id)]))));
  }
  await luyue.settle();
  for (const [id, action] of won) {
    const deal = await luyue.deal(id);
    if (action === 'accept')
      expect(deal).toMatchObject({ status: 'awaiting_funding', gate: { name: 'funding' } });
    else expect(deal).toMatchObject({ status: 'closed', outcome: 'withdrawn', gate: null });
    const answers = (await luyue.events(id)).filter((type) => /accepted|withdrawn/.test(type));
    expect(answers).toHaveLength(1);
  }
});
