import { describe, expect, it } from 'vitest';
import { disputeGates } from '../../../../domain/dispute/clocks.ts';
import { type Action, actionSchema } from '../../../../domain/gates/gate.ts';
import { type Role, roleSchema } from '../../../../domain/parties.ts';
import { ANSWERING } from '../play.ts';
import { standingAt } from '../stages.ts';

type Gate = (typeof disputeGates)[number];

/** DESIGN §6, for a dispute that the brand raised. The provider acts for the brand. */
const ALLOWED: Record<Gate, Partial<Record<Action, readonly Role[]>>> = {
  respond: { respond: ['creator'] },
  proposal: { propose: ['operator'] },
  proposal_response: {
    accept_proposal: ['brand', 'creator', 'provider'],
    reject_proposal: ['brand', 'creator', 'provider'],
  },
  decision: { decide: ['operator'] },
  appeal: { appeal: ['brand', 'creator', 'provider'] },
};

const PROVIDER = { id: 'provider_1', mandate: [...actionSchema.options] };
const CASES = disputeGates.flatMap((gate) =>
  ANSWERING.flatMap((action) => roleSchema.options.map((role) => [gate, action, role] as const)),
);

describe('at a gate of a dispute', () => {
  it.each(disputeGates)('%s: who may do what, for every action and actor', (gate) => {
    const play = standingAt(gate, { provider: PROVIDER });
    expect(play.gate.name).toBe(gate);
    const wrong = CASES.filter(([at]) => at === gate).flatMap(([, action, role]) => {
      const { ok } = play.decide(role, action);
      const may = ALLOWED[gate][action]?.includes(role) === true;
      return ok === may ? [] : [`${action} by ${role}: ${ok ? 'allowed' : 'refused'}`];
    });
    expect(wrong).toEqual([]);
  });

  it('is answered by the other side where the creator raised the dispute', () => {
    const play = standingAt('review').must('creator', 'dispute');
    expect(play.gate).toMatchObject({
      actions: [{ action: 'respond', by: 'brand' }],
      silenceNeedsNoticeTo: 'brand',
    });
    expect(play.decide('creator', 'respond').ok).toBe(false);
    expect(play.decide('brand', 'respond').ok).toBe(true);
  });

  it('is refused to a provider whose mandate does not list it', () => {
    const play = standingAt('appeal', { provider: { id: 'provider_1', mandate: ['approve'] } });
    expect(play.decide('provider', 'appeal')).toMatchObject({
      ok: false,
      rejection: { code: 'not_allowed' },
    });
  });
});

describe('two who have to agree', () => {
  it('accept in either order; a repeated yes is refused, and one no is enough', () => {
    const play = standingAt('proposal_response').must('creator', 'accept_proposal', {});
    expect(play.decide('creator', 'accept_proposal', {})).toMatchObject({
      ok: false,
      rejection: { code: 'not_allowed' },
    });
    // A machine that was started anew opens the gate for both again.
    play.fail('proposal_response');
    play.must('operator', 'retry');
    expect(play.decide('creator', 'accept_proposal', {})).toMatchObject({
      ok: false,
      rejection: { code: 'already_answered' },
    });
    play.must('brand', 'accept_proposal', {});
    expect(play.deal.dispute).toMatchObject({ stage: 'closed', decision: { origin: 'agreement' } });
  });

  it('are two operators above the threshold, who say the same; what they rest on is put together', () => {
    const play = standingAt('review');
    play.twoOperatorsAboveMinor = 0;
    play.must('brand', 'dispute').must('creator', 'respond').must('operator', 'propose');
    play.must('brand', 'reject_proposal', {});
    const [a, b] = ['evid_01KX000000000000000000000A', 'evid_01KX000000000000000000000B'];
    const half = { shares: { creator: 500_000, brand: 500_000 }, reasonCode: 'goodwill', text: 'so be it' };
    play.operator = 'op_1';
    play.must('operator', 'decide', { ...half, evidenceIds: [a] });
    expect(play.deal.dispute?.stage).toBe('decision');
    expect(play.decide('operator', 'decide', { ...half, evidenceIds: [a] })).toMatchObject({
      rejection: { code: 'another_operator_required' },
    });
    play.operator = 'op_2';
    play.must('operator', 'decide', { ...half, text: 'I agree', evidenceIds: [b] });
    expect(play.deal.dispute?.decision).toMatchObject({
      finding: { text: 'so be it', evidenceIds: [a, b] },
      by: [{ id: 'op_1' }, { id: 'op_2' }],
    });
    play.must('creator', 'appeal');
    expect(play.decide('operator', 'decide', { ...half, evidenceIds: [a] })).toMatchObject({
      rejection: { code: 'another_operator_required' },
    });
  });
});
