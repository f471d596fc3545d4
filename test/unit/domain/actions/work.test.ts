import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../../domain/time.ts';
import { someTerms } from '../../../builders/deal.ts';
import { codeOf, faultPaths, refusalOf } from '../refusals.ts';
import { standingAt } from '../stages.ts';

const URL_OF_WORK = 'https://live.example/1';
const HOUR = 3_600_000;
const DUE = Date.parse('2026-12-01T12:00:00Z');
const VIDEO = someTerms({ deliverable: { kind: 'video', dueAt: toInstant(DUE), minSeconds: 30 } });

/** A deal that waits for delivery, at an instant relative to the due date. */
function waiting(afterDueMillis: number, terms = someTerms()) {
  const play = standingAt('delivery', { terms });
  play.now = DUE + afterDueMillis;
  return play;
}

describe('deliver', () => {
  it('brings the work to review, with everything said about it', () => {
    const evidenceIds = ['evid_01JAAAAAAAAAAAAAAAAAAAAAAA'];
    const startedAt = toInstant(DUE + 60_000);
    const endedAt = toInstant(DUE + HOUR);
    const play = waiting(2 * HOUR).must('creator', 'deliver', {
      url: URL_OF_WORK,
      startedAt,
      endedAt,
      evidenceIds,
    });
    const at = toInstant(play.now);
    expect(play.deal.delivery).toEqual({ url: URL_OF_WORK, liveAt: startedAt, endedAt, at, evidenceIds });
    expect(play.deal.status).toBe('reviewing');
  });

  it.each([
    ['a stream that names no start began as agreed', HOUR, someTerms(), {}, DUE],
    ['a stream before its time goes live now', -HOUR, someTerms(), {}, DUE - HOUR],
    ['a video goes live when it is delivered', HOUR, VIDEO, {}, DUE + HOUR],
    ['a video names when it was published', HOUR, VIDEO, { publishedAt: toInstant(DUE - HOUR) }, DUE - HOUR],
    [
      'the start counts before the publication',
      HOUR,
      VIDEO,
      { publishedAt: toInstant(DUE), startedAt: toInstant(DUE - 1) },
      DUE - 1,
    ],
    ['this very instant', HOUR, VIDEO, { publishedAt: toInstant(DUE + HOUR) }, DUE + HOUR],
  ])('%s', (_, offset, terms, said, liveAt) => {
    const play = waiting(offset, terms).must('creator', 'deliver', { url: URL_OF_WORK, ...said });
    expect(Date.parse(play.deal.delivery?.liveAt ?? '')).toBe(liveAt);
  });

  const ahead = toInstant(DUE + HOUR + 1);
  it.each<[string, unknown, string]>([
    ['no address', {}, 'url'],
    ['a word', { url: 'youtube' }, 'url'],
    ['a script', { url: 'javascript:alert(1)' }, 'url'],
    ['a file', { url: 'file:///etc/passwd' }, 'url'],
    ['credentials', { url: 'https://user:pass@live.example/' }, 'url'],
    ['an address too long', { url: `https://live.example/${'x'.repeat(2000)}` }, 'url'],
    ['a start ahead', { url: URL_OF_WORK, startedAt: ahead }, 'startedAt'],
    ['a publication ahead', { url: URL_OF_WORK, publishedAt: ahead }, 'publishedAt'],
    [
      'a publication ahead of a past start',
      { url: URL_OF_WORK, startedAt: toInstant(DUE), publishedAt: ahead },
      'publishedAt',
    ],
    ['an end ahead', { url: URL_OF_WORK, startedAt: toInstant(DUE), endedAt: ahead }, 'endedAt'],
    [
      'an end before the start',
      { url: URL_OF_WORK, startedAt: toInstant(DUE), endedAt: toInstant(DUE - 1) },
      'endedAt',
    ],
    ['a date', { url: URL_OF_WORK, publishedAt: '2026-12-01' }, 'publishedAt'],
    ['evidence of no such name', { url: URL_OF_WORK, evidenceIds: ['photo.jpg'] }, 'evidenceIds.0'],
    [
      'too much evidence',
      { url: URL_OF_WORK, evidenceIds: Array(21).fill('evid_01JAAAAAAAAAAAAAAAAAAAAAAA') },
      'evidenceIds',
    ],
    ['an unknown field', { url: URL_OF_WORK, x: 1 }, 'x'],
  ])('%s is refused at its path', (_, payload, path) => {
    const play = waiting(HOUR);
    expect(faultPaths(play.answer('creator', 'deliver', payload))).toEqual([path]);
    expect(play.deal.delivery).toBeNull();
  });
});

describe('deliver again after changes', () => {
  it('does not move the time from which sales count, unless it is named', () => {
    const play = waiting(HOUR).must('creator', 'deliver', { url: URL_OF_WORK });
    const first = play.deal.delivery?.liveAt;
    play.must('brand', 'request_changes', { note: 'louder' });
    play.now += 5 * HOUR;
    play.must('creator', 'deliver', { url: URL_OF_WORK });
    expect(play.deal.delivery).toMatchObject({ liveAt: first, at: toInstant(play.now) });
  });
});

describe('extend', () => {
  it('ends within 210 days of the invitation, however often it is asked for', () => {
    const play = standingAt('delivery');
    const DAY = 24 * HOUR;
    const invitedAt = Date.parse(play.deal.createdAt);
    play.must('brand', 'extend', { to: toInstant(play.now + 89 * DAY), reason: 'rain' });
    play.now += 88 * DAY;
    play.must('brand', 'extend', { to: toInstant(play.now + 89 * DAY), reason: 'rain' });
    play.now += 88 * DAY;
    const payload = { to: toInstant(invitedAt + 211 * DAY), reason: 'rain' };
    expect(faultPaths(play.decide('brand', 'extend', payload))).toEqual(['to']);
    play.must('brand', 'extend', { to: toInstant(invitedAt + 209 * DAY), reason: 'rain' });
  });

  it('moves the due date and its clock, and stays at the gate', () => {
    const to = toInstant(DUE + 5 * 24 * HOUR);
    const play = standingAt('delivery').must('brand', 'extend', { to, reason: 'rain' });
    expect(play.deal.dueAt).toBe(to);
    expect(play.gate).toMatchObject({ name: 'delivery', deadline: toInstant(DUE + 6 * 24 * HOUR) });
    expect(play.deal.terms).toEqual(someTerms());
    const event = play.events.find(({ type }) => type === 'deal.due_date_extended.v1');
    expect(event?.data).toEqual({ gate: 'delivery', from: '2026-12-01T12:00:00Z', to, reason: 'rain' });
  });

  it.each<[string, unknown, string]>([
    ['to the same day', { to: toInstant(DUE), reason: 'x' }, 'to'],
    ['to an earlier day', { to: toInstant(DUE - 1), reason: 'x' }, 'to'],
    ['too far', { to: toInstant(DUE + 91 * 24 * HOUR), reason: 'x' }, 'to'],
    ['to a date', { to: '2026-12-24', reason: 'x' }, 'to'],
    ['without a reason', { to: toInstant(DUE + HOUR) }, 'reason'],
    ['with an unknown field', { to: toInstant(DUE + HOUR), reason: 'x', x: 1 }, 'x'],
  ])('not %s', (_, payload, path) => {
    expect(faultPaths(waiting(0).decide('brand', 'extend', payload))).toEqual([path]);
  });

  it('not to a time that is past by now', () => {
    expect(
      faultPaths(waiting(2 * HOUR).decide('brand', 'extend', { to: toInstant(DUE + HOUR), reason: 'x' })),
    ).toEqual(['to']);
  });
});

describe('review', () => {
  it('approval releases the fee', () => {
    const play = standingAt('review').must('brand', 'approve', { note: 'lovely' });
    expect(play.deal.feeReleasedAt).toBe(toInstant(play.now));
    expect(play.gate.name).toBe('payout');
  });

  it.each([undefined, 0, 1, 3])('changes may be asked for as often as agreed: %s', (maxRevisions) => {
    const deliverable = { kind: 'livestream' as const, scheduledAt: toInstant(DUE), minMinutes: 60 };
    const terms = someTerms({
      deliverable: maxRevisions === undefined ? deliverable : { ...deliverable, maxRevisions },
    });
    const play = standingAt('review', { terms });
    const most = maxRevisions ?? 2;
    for (let round = 1; round <= most; round += 1) {
      play.must('brand', 'request_changes', { note: 'louder' });
      expect(play.deal).toMatchObject({ changeRounds: round, changesRequestedAt: toInstant(play.now) });
      play.must('creator', 'deliver', { url: URL_OF_WORK });
    }
    const refusal = refusalOf(play.answer('brand', 'request_changes', { note: 'louder' }));
    expect(refusal.code).toBe('revisions_exhausted');
    expect(codeOf(play.answer('brand', 'approve', {}))).toBe('taken');
  });

  it.each<[unknown, string]>([
    [{}, 'note'],
    [{ note: '' }, 'note'],
    [{ note: 'x', x: 1 }, 'x'],
  ])('asking for changes with %j is refused', (payload, path) => {
    expect(faultPaths(standingAt('review').decide('brand', 'request_changes', payload))).toEqual([path]);
  });

  it('silence approves', () => {
    const play = standingAt('review');
    play.expire();
    expect(play.outcome).toBe('completed');
    expect(play.deal.feeReleasedAt).not.toBeNull();
  });
});
