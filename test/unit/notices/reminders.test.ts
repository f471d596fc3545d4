import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { Gate } from '../../../domain/gates/gate.ts';
import { isLeftOut } from '../../../domain/notices/digest.ts';
import { rolesAwaited } from '../../../domain/notices/inTurn.ts';
import { nameOf, noticeNamed } from '../../../domain/notices/name.ts';
import { dueReminder, reminded, remindersAhead, remindersOf } from '../../../domain/notices/reminders.ts';
import { silenceCounts } from '../../../domain/notices/told.ts';
import type { NoticeRecord } from '../../../domain/ports/notices.ts';
import { durationMillis, toInstant } from '../../../domain/time.ts';
import { aDeal, NOW, someTerms } from '../../builders/deal.ts';
import { aGate } from '../../builders/gate.ts';

const HOUR = 3_600_000;
const at = (hours: number) => toInstant(NOW + hours * HOUR);
const standing = (gate: Gate, overrides: Partial<Deal> = {}) => aDeal({ gate, ...overrides });
const hoursOf = (gate: Gate, deal = standing(gate)) =>
  remindersOf(gate, deal).map(({ due, isFinal }) => `${(Date.parse(due) - NOW) / HOUR}${isFinal ? '!' : ''}`);

describe('when reminders fall due, in hours after the opening', () => {
  it.each([
    ['P7D', ['84', '134.4', '144!']],
    ['P14D', ['168', '268.8', '312!']],
    ['P5D', ['60', '96!']],
    ['P3D', ['36', '48', '57.6!']],
    ['PT48H', ['24', '38.4!']],
    ['PT24H', ['12', '19.2!']],
    ['PT10H', ['5', '8!']],
    ['P90D', ['1080', '1728', '2136!']],
  ])('a clock of %s: %j', (clock, expected) => {
    const gate = aGate({ deadline: toInstant(NOW + durationMillis(clock)) });
    expect(hoursOf(gate)).toEqual(expected);
    expect(remindersOf(gate, standing(gate)).map(({ isLast }) => isLast)).toEqual(
      expected.map((_, index) => index === expected.length - 1),
    );
  });

  it('nothing is final where silence pays nobody', () => {
    const { silenceNeedsNoticeTo: _, ...gate } = aGate({ name: 'response', atDeadline: 'expires' });
    expect(hoursOf(gate)).toEqual(['84', '134.4', '144']);
  });

  it('an extended clock is reckoned from its extension', () => {
    const gate = aGate({ extendedAt: at(168), deadline: at(216) });
    expect(hoursOf(gate)).toEqual(['192', '206.4!']);
  });

  it('a clock that has run out already has none', () => {
    expect(hoursOf(aGate({ deadline: at(0) }))).toEqual([]);
    expect(hoursOf(aGate({ deadline: at(-1) }))).toEqual([]);
  });

  it('a livestream cannot be handed in before it ended: its clock runs from there', () => {
    const gate = aGate({
      name: 'delivery',
      actions: [{ action: 'deliver', by: 'creator' }],
      deadline: '2026-12-02T12:00:00.000Z',
    });
    const deal = standing(gate, { dueAt: '2026-12-01T12:00:00.000Z' });
    expect(remindersOf(gate, deal).map(({ due }) => due)).toEqual([
      '2026-12-02T00:30:00.000Z',
      '2026-12-02T07:24:00.000Z',
    ]);
    const video = { kind: 'video', dueAt: deal.dueAt, minSeconds: 30 } as const;
    const [first] = remindersOf(gate, { ...deal, terms: someTerms({ deliverable: video }) });
    expect(first?.due).toBe('2026-11-16T18:00:00.000Z');
  });
});

describe('what is due', () => {
  const gate = aGate();

  it('is nothing before the first instant, and the reminder from that instant on', () => {
    expect(dueReminder(standing(gate), NOW + 84 * HOUR - 1)).toBeNull();
    expect(dueReminder(standing(gate), NOW + 84 * HOUR)).toMatchObject({ due: at(84), isFinal: false });
  });

  it('is one reminder for all that became due together', () => {
    expect(dueReminder(standing(gate), NOW + 145 * HOUR)).toMatchObject({ due: at(144), isFinal: true });
  });

  it('is nothing that was seen to, and then the next', () => {
    const once = reminded(standing(gate), NOW + 84 * HOUR);
    expect(dueReminder(once, NOW + 100 * HOUR)).toBeNull();
    expect(remindersAhead(once).map(({ due }) => due)).toEqual([at(134.4), at(144)]);
  });

  it('is nothing at the deadline or after it: silence is counted without it or not at all', () => {
    expect(dueReminder(standing(gate), NOW + 168 * HOUR - 1)).not.toBeNull();
    expect(dueReminder(standing(gate), NOW + 168 * HOUR)).toBeNull();
    expect(remindersAhead(reminded(standing(gate), NOW + 168 * HOUR))).toEqual([]);
  });

  it('a final notice that comes too late, when half of its time is gone, is none', () => {
    expect(dueReminder(standing(gate), NOW + 156 * HOUR)?.isFinal).toBe(true);
    expect(dueReminder(standing(gate), NOW + 156 * HOUR + 1)?.isFinal).toBe(false);
  });

  it('an extension and a new opening arm them again', () => {
    const seen = reminded(standing(gate), NOW + 160 * HOUR);
    expect(remindersAhead(seen)).toEqual([]);
    const extended = {
      ...seen,
      gate: { ...gate, remindedUntil: at(160), extendedAt: at(168), deadline: at(216) },
    };
    expect(remindersAhead(extended)).toHaveLength(2);
    const reopened = standing(aGate({ openedAt: at(200), deadline: at(272) }));
    expect(remindersAhead(reopened).map(({ due }) => due)).toEqual([at(236), at(248), at(257.6)]);
  });

  it('an answered gate has none ahead', () => {
    const by = { role: 'brand', id: 'brand_1' } as const;
    const answer = { seq: 9, gate: 'review', action: 'approve', by, at: at(1) } as const;
    expect(remindersAhead(standing({ ...gate, answer }))).toEqual([]);
    expect(remindersAhead(aDeal())).toEqual([]);
  });
});

describe('who is reminded', () => {
  it.each([
    [
      'response',
      'expires',
      [
        ['accept', 'creator'],
        ['withdraw', 'brand'],
      ],
      ['creator'],
    ],
    [
      'funding',
      'expires',
      [
        ['funded', 'payments'],
        ['cancel', 'brand'],
      ],
      ['brand'],
    ],
    ['payout', 'operator', [['paid', 'payments']], []],
    [
      'delivery',
      'refunds',
      [
        ['deliver', 'creator'],
        ['extend', 'brand'],
      ],
      ['creator'],
    ],
    [
      'review',
      'approves',
      [
        ['approve', 'brand'],
        ['dispute', 'creator'],
      ],
      ['brand'],
    ],
    [
      'stays_live',
      'passes',
      [
        ['report_down', 'brand'],
        ['waive', 'brand'],
      ],
      [],
    ],
    [
      'appeal',
      'carries_out_decision',
      [
        ['appeal', 'brand'],
        ['appeal', 'creator'],
      ],
      [],
    ],
    [
      'sales',
      'settles',
      [
        ['report_sales', 'brand'],
        ['report_sales', 'provider'],
      ],
      ['brand', 'provider'],
    ],
    ['operator', 'escalates', [['retry', 'operator']], ['operator']],
  ] as const)('at %s', (name, atDeadline, offers, expected) => {
    const actions = offers.map(([action, by]) => ({ action, by }));
    const gate = aGate({ name, atDeadline, actions });
    expect(rolesAwaited(standing(gate))).toEqual(expected);
    if (expected.length === 0) expect(remindersAhead(standing(gate))).toEqual([]);
  });

  it('nobody once the sales were reported', () => {
    const gate = aGate({
      name: 'sales',
      atDeadline: 'settles',
      actions: [{ action: 'report_sales', by: 'brand' }],
    });
    expect(rolesAwaited(standing(gate, { salesReports: 1 }))).toEqual([]);
  });
});

describe('the digest rule', () => {
  const record = (overrides: Partial<NoticeRecord> = {}): NoticeRecord => ({
    ...{ dealId: 'deal_1', seq: 3, due: at(10), partyId: 'brand_1', role: 'brand', opening: 'x' },
    ...{ status: 'delivered', at: at(10) },
    ...overrides,
  });
  const ordinary = { due: at(20), isLast: false, isFinal: false };

  it('leaves out a second reminder within twelve hours, and not one after that', () => {
    expect(isLeftOut(ordinary, 'brand_1', [record()], NOW + 22 * HOUR - 1)).toBe(true);
    expect(isLeftOut(ordinary, 'brand_1', [record()], NOW + 22 * HOUR)).toBe(false);
  });

  it.each([
    ['another party', record({ partyId: 'creator_1' })],
    ['one that did not arrive', record({ status: 'bounced' })],
    ['the mail about an event', record({ due: undefined })],
  ])('does not count %s', (_what, other) => {
    expect(isLeftOut(ordinary, 'brand_1', [other], NOW + 20 * HOUR)).toBe(false);
  });

  it('never leaves out the last one', () => {
    expect(isLeftOut({ ...ordinary, isLast: true }, 'brand_1', [record()], NOW + 11 * HOUR)).toBe(false);
  });
});

describe('whether silence counts', () => {
  const told = (overrides: Partial<NoticeRecord> = {}): NoticeRecord => ({
    ...{ dealId: 'deal_1', seq: 3, due: at(144), partyId: 'brand_1', role: 'brand', isFinal: true },
    ...{ opening: 'Await review#1', status: 'delivered', at: at(144) },
    ...overrides,
  });

  it('counts after the final notice', () => {
    expect(silenceCounts(standing(aGate()), [told()])).toBe(true);
  });

  it.each([
    ['nothing was sent', []],
    ['it came back', [told({ status: 'bounced' })]],
    ['only the opening was told', [told({ isFinal: undefined, due: undefined })]],
    ['it was about an earlier opening', [told({ opening: 'Await review#0' })]],
    ['somebody else got it', [told({ role: 'creator' })]],
    ['it was a text message', [told({ channel: 'sms' })]],
  ])('does not when %s', (_why, records) => {
    expect(silenceCounts(standing(aGate()), records)).toBe(false);
  });

  it('counts where it pays nobody', () => {
    const { silenceNeedsNoticeTo: _, ...gate } = aGate({ name: 'response', atDeadline: 'expires' });
    expect(silenceCounts(standing(gate), [])).toBe(true);
  });
});

describe('the name of a notice', () => {
  it.each([
    { dealId: 'deal_1', about: 12, partyId: 'brand_1' },
    { dealId: 'deal_1', about: '2026-11-07T00:00:00.000Z', partyId: 'operators' },
  ])('leads back to it: $about', (ref) => {
    expect(noticeNamed(nameOf(ref))).toEqual(ref);
  });

  it.each([
    '',
    'case_1.2026-11-07T00:00:00.000Z',
    'cases.x',
    'deal_1.x.brand_1',
    'deal_1.12',
    'newsletter@example.com',
  ])('and %j is none', (name) => {
    expect(noticeNamed(name)).toBeNull();
  });
});
