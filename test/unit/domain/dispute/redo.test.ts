import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../../domain/time.ts';
import type { Play } from '../play.ts';
import { standingAt } from '../stages.ts';

const DAY = 86_400_000;
const evidenceIds = ['evid_01KX0000000000000000000000'];
const redoIn = ({ now }: Play, days: number) => ({
  redo: { dueAt: toInstant(now + days * DAY) },
  ...{ reasonCode: 'late', text: 'again', evidenceIds },
});

describe('a date by which work is done again', () => {
  it('lies behind the time for an appeal', () => {
    const play = standingAt('decision');
    expect(play.decide('operator', 'decide', redoIn(play, 3))).toMatchObject({
      rejection: { code: 'invalid_payload', faults: [{ path: ['redo', 'dueAt'] }] },
    });
    expect(play.decide('operator', 'decide', redoIn(play, 3.1)).ok).toBe(true);
  });

  it('need not once it was appealed: what is decided then stands', () => {
    const play = standingAt('appeal').must('creator', 'appeal');
    expect(play.decide('operator', 'decide', redoIn(play, 0)).ok).toBe(false);
    play.must('operator', 'decide', redoIn(play, 1));
    expect(play.gate).toMatchObject({ name: 'delivery' });
    expect(play.deal.dueAt).toBe(toInstant(play.now + DAY));
  });

  it('is refused where the work was accepted', () => {
    const play = standingAt('stays_live').must('brand', 'dispute').must('creator', 'respond');
    play.must('operator', 'propose').must('brand', 'reject_proposal', {});
    expect(play.decide('operator', 'decide', redoIn(play, 10))).toMatchObject({
      rejection: { faults: [{ message: 'is not possible: the work of this deal was accepted' }] },
    });
  });
});
