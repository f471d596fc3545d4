import { describe, expect, it } from 'vitest';
import { openGate } from '../../../../domain/gates/open.ts';
import { SYSTEM } from '../../../../domain/parties.ts';
import { toInstant } from '../../../../domain/time.ts';
import { Play } from '../play.ts';
import { standingAt } from '../stages.ts';

function opened(play: Play, opening = play.opening('funding')) {
  const result = openGate(play.deal, opening, play.now);
  if (result.kind !== 'opened') throw new Error('an answer came first');
  return { opening, change: result.change };
}

/** The creator has accepted, and the workflow has not come to the next gate yet. */
function accepted(): Play {
  const play = new Play();
  const decision = play.decide('creator', 'accept');
  if (!decision.ok) throw new Error('refused');
  play.commit(decision.change);
  return play;
}

describe('openGate', () => {
  it('stores the declaration with the deal, and tells the log', () => {
    const play = accepted();
    const { opening, change } = opened(play);
    const { status, ...declaration } = opening.gate;
    expect(change.deal.gate).toEqual({
      ...declaration,
      opening: opening.opening,
      openedAt: toInstant(play.now),
      deadline: opening.deadline,
      taskToken: opening.taskToken,
      answer: null,
    });
    expect(change.deal.status).toBe(status);
    expect(change.deal.previousGate?.name).toBe('response');
    expect(change.happenings).toEqual([
      {
        type: 'deal.gate_opened.v1',
        actor: SYSTEM,
        data: {
          gate: 'funding',
          deadline: opening.deadline,
          atDeadline: 'expires',
          actions: declaration.actions,
        },
      },
    ]);
    expect(JSON.stringify(change.happenings)).not.toContain(opening.taskToken);
  });

  it('once: the same token changes nothing', () => {
    const play = accepted();
    const { opening, change } = opened(play);
    play.commit(change);
    expect(opened(play, opening).change.deal).toBe(play.deal);
  });

  it('a gate that stands open is taken over as it is, under the new token', () => {
    const play = standingAt('review');
    play.expire(false);
    const { gate } = play;
    const takeover = { ...play.opening('review'), deadline: '2031-01-01T00:00:00.000Z', taskToken: 'new' };
    const { change } = opened(play, takeover);
    expect(change.deal.gate).toEqual({ ...gate, taskToken: 'new' });
    expect(change.happenings).toEqual([]);
  });

  it('a gate of the same name that was answered opens anew', () => {
    const play = standingAt('funding').must('payments', 'payment_failed');
    expect(play.gate).toMatchObject({ name: 'funding', answer: null });
    expect(play.events.filter(({ type }) => type === 'deal.gate_opened.v1')).toHaveLength(3);
  });

  it('an answer that the workflow has not seen is handed over instead', () => {
    const play = accepted();
    const result = openGate(play.deal, { ...play.opening('funding'), seen: 0 }, play.now);
    expect(result).toMatchObject({ kind: 'answered', wakeUp: { action: 'accept', by: 'creator' } });
  });
});
