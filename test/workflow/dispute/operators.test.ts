import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenLink } from '../../../domain/deal/event.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectClosed, expectGate, expectRefused } from '../collaboration/expectations.ts';
import { mailsTo } from '../collaboration/mailboxes.ts';
import { Story } from '../collaboration/story.ts';
import { Disputed, operatorNamed } from './disputed.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start({ disputeTwoOperatorsAbove: '{"CNY": 500000}' });
});
afterAll(() => h.stop());

const atDecision = async (contestedAmount: number) => {
  const story = await Story.atReview(h);
  const disputed = await Disputed.raised(story, 'brand', { contestedAmount });
  return { story, disputed: await disputed.toDecision() };
};

describe('above the threshold', () => {
  it('two operators have to decide the same; the same one twice does not count', async () => {
    const { story, disputed } = await atDecision(600_000);
    const half = disputed.shares(500_000, 500_000);
    expect(await disputed.operator('decide', half, 'op_1')).toMatchObject({
      stage: 'decision',
      decision: null,
      pendingDecision: { by: { id: 'op_1' } },
    });
    await expectGate(story, 'decision', 'disputed');
    const again = async () => disputed.act('decide', half, await operatorNamed(h, 'op_1'));
    await expectRefused(story, again, 409, 'another_operator_required');
    await disputed.operator('decide', disputed.shares(100_000, 900_000), 'op_2');
    expect((await disputed.viewOfOperator()).pendingDecision).toMatchObject({ by: { id: 'op_2' } });
    const decided = await disputed.operator('decide', disputed.shares(100_000, 900_000), 'op_3');
    expect(decided.decision?.by).toEqual([
      { role: 'operator', id: 'op_2' },
      { role: 'operator', id: 'op_3' },
    ]);
    await expectGate(story, 'appeal', 'disputed');
    await disputed.creator('appeal', { grounds: 'no' });
    for (const before of ['op_2', 'op_3']) {
      const same = async () => disputed.act('decide', half, await operatorNamed(h, before));
      await expectRefused(story, same, 409, 'another_operator_required');
    }
    await disputed.operator('decide', half, 'op_4');
    await disputed.operator('decide', half, 'op_1');
    await expectClosed(story, 'resolved');
  });
});

describe('what the first of two decided', () => {
  /** All that either party can read about the deal. */
  const read = async ({ story }: Disputed) => {
    const token = await h.tokenFor(story.email);
    const key = h.brandKey;
    const files = `/v1/deals/${story.id}`;
    return [
      await h.request('GET', `/v1/disputes?limit=100`, { key }),
      await h.request('GET', `${files}/events?limit=100`, { key }),
      await h.request('GET', `${files}/evidence`, { key }),
      await h.request('GET', `${files}/statement`, { key }),
      await h.request('GET', files, { key }),
      await h.request('GET', `/v1/links/${token}`),
      await h.request('GET', `/v1/links/${token}/evidence`),
      await h.request('GET', `/l/${token}?lang=en`),
      await h.request('GET', `/_local/inbox?to=${encodeURIComponent(story.email)}`),
      await h.request('GET', `/_local/inbox?to=brand@luyue.test`),
    ];
  };

  it('no party learns before the second agrees, only that it is being confirmed', async () => {
    const { story, disputed } = await atDecision(600_000);
    const secret = await disputed.handInByOperator();
    const finding = {
      shares: { creator: 123_457, brand: 876_543 },
      reasonCode: 'goodwill',
      text: 'told to nobody yet',
      evidenceIds: [secret],
    };
    await disputed.operator('decide', finding, 'op_1');
    expect((await mailsTo(h, 'operations@luyue.test'))[0]).toMatchObject({
      subject: expect.stringContaining('第二位'),
      text: expect.stringContaining('told to nobody yet'),
    });
    const told = JSON.stringify((await read(disputed)).map(({ body }) => body));
    for (const hint of ['123457', '123,457', '123_457', 'told to nobody yet', secret])
      expect(told).not.toContain(hint);
    expect(await disputed.view()).toMatchObject({ pendingDecision: null, isBeingConfirmed: true });
    expect(await disputed.viewOfOperator()).toMatchObject({
      pendingDecision: { shares: finding.shares, text: finding.text },
      isBeingConfirmed: true,
    });
    const events = await story.log();
    expect(events.at(-1)).toMatchObject({
      type: 'deal.first_decision_made.v1',
      actor: { role: 'operator', id: 'op_1' },
      data: { gate: 'decision', disputeId: disputed.id },
    });

    await disputed.operator('decide', { ...finding, evidenceIds: [disputed.evidenceId] }, 'op_2');
    const log = await story.log();
    expect(firstBrokenLink(log)).toBeNull();
    expect(log.find(({ type }) => type === 'deal.dispute_decided.v1')?.data).toMatchObject({
      ...finding,
      evidenceIds: [secret, disputed.evidenceId],
      decidedBy: [
        { role: 'operator', id: 'op_1' },
        { role: 'operator', id: 'op_2' },
      ],
    });
    expect(JSON.stringify((await read(disputed))[2]?.body)).toContain(secret);
    expect(await disputed.view()).toMatchObject({ pendingDecision: null, isBeingConfirmed: false });
  });
});

describe('at or below it', () => {
  it('one is enough; of two at once one wins, and the other is told who', async () => {
    const { story, disputed } = await atDecision(500_000);
    const [first, second] = await Promise.all(
      ['op_1', 'op_2'].map(async (name) => {
        const shares = disputed.shares(name === 'op_1' ? 1_000_000 : 0, name === 'op_1' ? 0 : 1_000_000);
        return disputed.act('decide', shares, await operatorNamed(h, name));
      }),
    );
    const replies = [first, second];
    expect(replies.map((reply) => reply?.status).sort()).toEqual([200, 409]);
    const winner = replies.find((reply) => reply?.status === 200)?.body.decision?.by[0];
    expect(replies.find((reply) => reply?.status === 409)?.body).toMatchObject({
      code: 'gate_answered',
      winner: { action: 'decide', by: winner },
    });
    await expectGate(story, 'appeal', 'disputed');
    expect((await story.events()).filter((type) => type === 'deal.dispute_decided.v1')).toHaveLength(1);
  });

  it('a request that is repeated under its key gets the first answer again', async () => {
    const { disputed } = await atDecision(400_000);
    const key = await operatorNamed(h, 'op_1');
    const headers = { 'idempotency-key': 'decide-once' };
    const half = disputed.shares(500_000, 500_000);
    const first = await disputed.act('decide', half, key, headers);
    const repeated = await disputed.act('decide', half, key, headers);
    expect(repeated.status).toBe(200);
    expect(repeated.body).toEqual(first.body);
    expect(repeated.headers.get('idempotent-replayed')).toBe('true');
    const other = await disputed.act('decide', disputed.shares(0, 1_000_000), key, headers);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it.each([
    ['shares that do not add up', { shares: { creator: 500_000, brand: 400_000 } }, 'shares'],
    [
      'a share for a provider the deal has not',
      { shares: { creator: 0, brand: 0, provider: 1_000_000 } },
      'shares.provider',
    ],
    ['neither shares nor redo', {}, 'shares'],
    ['redo in the past', { redo: { dueAt: '2026-01-01T00:00:00Z' } }, 'redo.dueAt'],
    ['no evidence', { shares: { creator: 0, brand: 1_000_000 }, evidenceIds: [] }, 'evidenceIds'],
    [
      'evidence of nowhere',
      { shares: { creator: 0, brand: 1_000_000 }, evidenceIds: ['evid_01KX0000000000000000000000'] },
      'evidenceIds.0',
    ],
    [
      'a reason nobody knows',
      { shares: { creator: 0, brand: 1_000_000 }, reasonCode: 'because' },
      'reasonCode',
    ],
    [
      'the reason of the clock',
      { shares: { creator: 0, brand: 1_000_000 }, reasonCode: 'no_response' },
      'reasonCode',
    ],
  ])('refuses %s, with the path', async (_what, change, path) => {
    const { story, disputed } = await atDecision(400_000);
    const decide = async () =>
      disputed.act('decide', disputed.finding(change), await operatorNamed(h, 'op_1'));
    const body = await expectRefused(story, decide, 422, 'invalid_payload');
    expect(body).toMatchObject({ errors: [expect.objectContaining({ path })] });
  });
});
