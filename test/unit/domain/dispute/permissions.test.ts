import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../../domain/deal/deal.ts';
import { disputeGates } from '../../../../domain/dispute/clocks.ts';
import { otherSide, type Side, sideSchema } from '../../../../domain/dispute/dispute.ts';
import { type Action, actionSchema } from '../../../../domain/gates/gate.ts';
import { type Role, roleSchema } from '../../../../domain/parties.ts';
import { ANSWERING } from '../play.ts';
import { disputed, standingAt } from '../stages.ts';

type Gate = (typeof disputeGates)[number];

/** DESIGN §6. A provider may do what its brand may, as far as its mandate lists it. */
const allowed = (claimant: Side): Record<Gate, Partial<Record<Action, readonly Role[]>>> => ({
  respond: { respond: [otherSide(claimant)] },
  proposal: { propose: ['operator'] },
  proposal_response: { accept_proposal: ['brand', 'creator'], reject_proposal: ['brand', 'creator'] },
  decision: { decide: ['operator'] },
  appeal: { appeal: ['brand', 'creator'] },
});

const MANDATES: Readonly<Record<string, Deal['provider']>> = {
  'no provider': null,
  'a provider that may do all': { id: 'provider_1', mandate: [...actionSchema.options] },
  'one that may only appeal': { id: 'provider_1', mandate: ['appeal'] },
  'one that may nothing': { id: 'provider_1', mandate: [] },
};

const CASES = disputeGates.flatMap((gate) =>
  sideSchema.options.flatMap((claimant) =>
    Object.keys(MANDATES).map((mandate) => [gate, claimant, mandate] as const),
  ),
);

describe('at a gate of a dispute', () => {
  it.each(CASES)(
    '%s, raised by the %s, %s: who may do what, for every action and actor',
    (gate, claimant, mandate) => {
      const provider = MANDATES[mandate] ?? null;
      const play = disputed(gate, standingAt('review', { provider }), claimant);
      expect(play.gate.name).toBe(gate);
      const may = (role: Role, action: Action) => {
        const roles = allowed(claimant)[gate][action] ?? [];
        return role === 'provider'
          ? roles.includes('brand') && provider?.mandate.includes(action) === true
          : roles.includes(role);
      };
      const wrong = ANSWERING.flatMap((action) =>
        roleSchema.options.flatMap((role) => {
          const { ok } = play.decide(role, action);
          return ok === may(role, action) ? [] : [`${action} by ${role}: ${ok ? 'allowed' : 'refused'}`];
        }),
      );
      expect(wrong).toEqual([]);
    },
  );

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
