import { describe, expect, it } from 'vitest';
import { wakeUp } from '../../../../domain/deal/change.ts';
import { toInstant } from '../../../../domain/time.ts';
import { ANSWERING, Play } from '../play.ts';
import { codeOf, refusalOf } from '../refusals.ts';
import { standingAt } from '../stages.ts';

describe('the first answer wins', () => {
  it('closes the gate, leaves its event and names who it was', () => {
    const play = new Play();
    const decision = play.decide('creator', 'accept');
    if (!decision.ok) throw new Error('refused');
    const { deal, happenings } = decision.change;
    const answer = {
      seq: play.deal.lastSeq + 1,
      gate: 'response',
      action: 'accept',
      by: { role: 'creator', id: 'creator_1' },
      at: toInstant(play.now),
    };
    expect(deal.gate?.answer).toEqual(answer);
    expect(deal.lastAnswer).toEqual(answer);
    expect(happenings.map(({ type }) => type)).toEqual(['deal.accepted.v1']);
    expect(happenings[0]?.data).toMatchObject({ gate: 'response', termsVersion: 1 });
  });

  it('the second is told who was first, while the gate is still the last one', () => {
    const play = new Play();
    const accepted = play.decide('creator', 'accept');
    if (!accepted.ok) throw new Error('refused');
    play.commit(accepted.change);
    const { code, winner, message } = refusalOf(play.decide('brand', 'withdraw'));
    expect(code).toBe('gate_answered');
    expect(winner).toEqual({
      action: 'accept',
      by: { role: 'creator', id: 'creator_1' },
      at: toInstant(play.now),
    });
    expect(message).toBe('Gate response was closed first: accept by creator.');
  });

  it('and just the same when the next gate stands open already', () => {
    const play = new Play().must('creator', 'accept');
    expect(play.gate.name).toBe('funding');
    const refusal = refusalOf(play.decide('brand', 'revise'));
    expect(refusal).toMatchObject({ code: 'gate_answered', winner: { action: 'accept' } });
  });

  it('also when the second is the same as the first', () => {
    const play = new Play().must('creator', 'accept');
    expect(refusalOf(play.decide('creator', 'accept')).winner?.by.role).toBe('creator');
  });

  it('a deadline can be first', () => {
    const play = standingAt('review');
    play.expire();
    const refusal = refusalOf(play.decide('brand', 'request_changes'));
    expect(refusal).toMatchObject({
      code: 'gate_answered',
      winner: { action: 'expire', by: { role: 'clock' } },
    });
  });

  it('two gates later it is simply not what the deal waits for', () => {
    expect(codeOf(standingAt('delivery').decide('creator', 'accept'))).toBe('action_not_available');
  });

  it('whoever had no say at the last gate is not told of a race', () => {
    const play = new Play().must('creator', 'accept');
    expect(codeOf(play.decide('operator', 'retry'))).toBe('action_not_available');
    expect(codeOf(play.decide('creator', 'revise'))).toBe('action_not_available');
  });

  it('nothing can be done at a deal that never came to a gate', () => {
    const play = new Play();
    play.deal = { ...play.deal, gate: null };
    for (const action of ANSWERING) expect(codeOf(play.decide('brand', action))).toBe('action_not_available');
  });
});

describe('refusals change nothing', () => {
  it.each([
    ['not allowed', 'brand', 'accept', undefined, 'not_allowed'],
    ['not available', 'brand', 'approve', undefined, 'action_not_available'],
    ['another version', 'creator', 'accept', { termsVersion: 2 }, 'terms_changed'],
    ['a payload that does not fit', 'creator', 'accept', {}, 'invalid_payload'],
  ] as const)('%s', (_, role, action, payload, code) => {
    const play = new Play();
    const before = structuredClone(play.deal);
    expect(codeOf(play.answer(role, action, payload))).toBe(code);
    expect(play.deal).toEqual(before);
    expect(play.events).toHaveLength(2);
  });

  it('who may not act is told so before the payload is looked at', () => {
    expect(codeOf(new Play().decide('brand', 'accept', 'rubbish'))).toBe('not_allowed');
  });
});

describe('what wakes the workflow', () => {
  it('names the action, the role and the new timetable', () => {
    const play = new Play().must('creator', 'counter');
    const { lastAnswer } = play.deal;
    if (lastAnswer === null) throw new Error('no answer');
    const woken = wakeUp(play.deal, lastAnswer, play.now);
    expect(woken).toMatchObject({
      action: 'counter',
      by: 'creator',
      outlook: { seen: lastAnswer.seq, next: 'delivery', disputeId: null },
    });
  });
});
