import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Behaviour } from '../../../local/demo/options.ts';
import { runDemo } from '../../../local/demo/runDemo.ts';
import { readDealFile } from '../../../local/hook/dealFile.ts';
import { runProgram } from './runProgram.ts';

const demo = (...argv: string[]) => runProgram('local/demo/main.ts', argv);

/** In this process, untold. */
const played = (input: string, behaviour: Behaviour = 'accept') =>
  runDemo(readDealFile(input), behaviour, () => undefined, new AbortController().signal);

const folder = mkdtempSync(join(tmpdir(), 'luyue-demo-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The livestream example with parts of its terms replaced, as a file. */
function variant(name: string, terms: Record<string, unknown>): string {
  const example = JSON.parse(readFileSync('examples/cny-livestream-commission.json', 'utf8'));
  return file(name, JSON.stringify({ ...example, terms: { ...example.terms, ...terms } }));
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('the demo', () => {
  test.each([
    [
      'a guarantee without commission',
      { commission: undefined, gmvGuarantee: { target: 1_000_000 } },
      'deal.guarantee_settled.v1',
    ],
    [
      'a sample, a draft and work that stays online',
      {
        commission: undefined,
        sample: { required: true },
        stayLive: { period: 'P30D', holdPpm: 200_000 },
        deliverable: { kind: 'video', dueAt: '2027-01-17T18:00:00Z', minSeconds: 60, draftReview: true },
      },
      'deal.hold_released.v1',
    ],
  ])('plays %s to the last payout', async (name, terms, event) => {
    const result = await played(variant(`${name}.json`, terms));
    expect(result.faults).toEqual([]);
    expect(result).toMatchObject({ balanced: true, deal: { status: 'closed', outcome: 'completed' } });
    expect(result.timeline.map(({ type }) => type)).toContain(event);
  });

  test('plays a livestream deal to the last payout and says it as one JSON object', async () => {
    const ended = await demo('--json');
    expect(ended).toMatchObject({ code: 0, stderr: '', leftovers: [] });
    const said = JSON.parse(ended.stdout);
    expect(Object.keys(said).sort()).toEqual(
      [
        'balanced',
        'balances',
        'deal',
        'invocations',
        'mails',
        'seconds',
        'stateTransitions',
        'timeline',
      ].sort(),
    );
    expect(said).toMatchObject({
      balanced: true,
      // Commission of 15 % on 1 299 + 499 (899 less 400 returned) + 2 580 + 1 999 yuan; the cancelled order is left out.
      deal: {
        status: 'closed',
        outcome: 'completed',
        money: { funded: 1_155_000, released: 940_437, refunded: 214_563, paidOut: 895_655 },
      },
    });
    expect(said.balances).toMatchObject({ 'psp:clearing': -44_782, 'revenue:platform': 44_782 });
    expect(said.balances[`escrow:${said.deal.id}`]).toBe(0);
    expect(said.stateTransitions).toBeLessThanOrEqual(18);
    expect(said.invocations).toBeLessThanOrEqual(25);
    for (const count of [said.stateTransitions, said.invocations, said.mails]) {
      expect(count).toSatisfy(Number.isSafeInteger);
      expect(count).toBeGreaterThan(0);
    }
    expect(said.seconds).toBeGreaterThan(0);

    const decisive = /invited|accepted|funded|delivered|approved|sales_reported|gate_expired|closed/;
    const course = said.timeline.filter(({ type }: { type: string }) => decisive.test(type));
    expect(course.map(({ type, actor }: { type: string; actor: string }) => `${type} ${actor}`)).toEqual([
      'deal.invited.v1 brand',
      'deal.accepted.v1 creator',
      'deal.funded.v1 payments',
      'deal.delivered.v1 creator',
      'deal.approved.v1 brand',
      'deal.sales_reported.v1 brand',
      'deal.gate_expired.v1 clock',
      'deal.closed.v1 system',
    ]);
    expect(Object.keys(said.timeline[0])).toEqual(['at', 'type', 'actor']);
    const instants = said.timeline.map(({ at }: { at: string }) => at);
    expect(instants).toEqual([...instants].sort());
  });

  test('shows progress, timeline, ledger, balances and counts, without colours where nobody sees them', async () => {
    const { code, stdout, leftovers } = await demo('--input', 'examples/usd-video.json');
    expect({ code, leftovers }).toEqual({ code: 0, leftovers: [] });
    expect(stdout).toMatch(/creator +reads “.+”, opens the link, accepts/);
    expect(stdout).toMatch(
      /Timeline[\s\S]+deal\.invited\.v1[\s\S]+Ledger[\s\S]+fee_release[\s\S]+Balances[\s\S]+sum/,
    );
    expect(stdout).toMatch(/payable:provider:prov_demo +│ +-\$250\.00/);
    expect(stdout).toMatch(/\d+ state transitions, \d+ Lambda invocations, \d+ mails/);
    expect(stdout).toContain('The deal ended as it should and the books balance.');
    expect(stdout).not.toContain('\u001b[');
  });

  test.each([
    { input: 'examples/declined.json', behaviour: 'decline', outcome: 'declined' },
    { input: 'examples/expired.json', behaviour: 'silent', outcome: 'expired' },
  ] as const)('$input ends $outcome, and no money moves', async ({ input, behaviour, outcome }) => {
    const result = await played(input, behaviour);
    expect(result).toMatchObject({
      deal: { outcome },
      entries: [],
      balances: {},
      balanced: true,
      faults: [],
    });
  });

  test('the brand tops up a commission that the reserve does not cover', async () => {
    const commission = {
      tiers: [{ from: 0, ratePpm: 150_000 }],
      attribution: 'P15D',
      returnWindow: 'P15D',
    };
    const { deal, timeline, faults } = await played(variant('no-reserve.json', { commission }));
    expect(faults).toEqual([]);
    expect(deal).toMatchObject({ outcome: 'completed', money: { funded: 840_000 + 95_655 + 4782 } });
    expect(timeline.map(({ type }) => type)).toContain('deal.top_up_required.v1');
  });

  test('windows of no length and short clocks are kept', async () => {
    const commission = { tiers: [{ from: 0, ratePpm: 1 }], attribution: 'PT0S', returnWindow: 'PT0S' };
    const clocks = { response: 'PT1M', funding: 'PT1M', delivery: 'PT1S', review: 'PT1M' };
    const result = await played(variant('short.json', { currency: 'JPY', commission, clocks }));
    expect(result).toMatchObject({
      deal: { outcome: 'completed' },
      currency: 'JPY',
      balanced: true,
      faults: [],
    });
  });

  test('Ctrl-C on the way leaves nothing behind', async () => {
    const ended = await runProgram('local/demo/main.ts', [], /webhook/);
    expect(ended).toMatchObject({ code: 130, leftovers: [] });
  });
});

describe('what the demo refuses', () => {
  test('a request the API refuses: the faults with their paths on stderr, exit code 1', async () => {
    const input = variant('bad.json', { currency: 'XXX', fixedFee: 1.5, bonus: 1 });
    const ended = await demo('--json', '--input', input);
    expect(ended).toMatchObject({ code: 1, stdout: '', leftovers: [] });
    expect(ended.stderr).toMatch(
      /terms\.currency: .+\n +terms\.fixedFee: .+\n +terms\.bonus: is not a known field\n$/,
    );
  });

  test('a file that is not there: one sentence on stderr, exit code 1', async () => {
    const ended = await demo('--json', '--input', 'none.json');
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: 'There is no file none.json.\n' });
  });

  test('an option that is not known: usage on stderr, exit code 2', async () => {
    const ended = await demo('--unknown');
    expect(ended).toMatchObject({ code: 2, stdout: '', leftovers: [] });
    expect(ended.stderr).toMatch(/--unknown[\s\S]+Usage: npm run demo/);
  });

  test('a date that is none, and what is no object at all', async () => {
    const undated = { kind: 'livestream', scheduledAt: 'soon', minMinutes: 1 };
    await expect(played(variant('date.json', { deliverable: undated }))).rejects.toMatchObject({
      faults: [{ path: 'terms.deliverable.scheduledAt' }],
    });
    await expect(played(file('list.json', '[]'))).rejects.toMatchObject({
      status: 422,
      faults: [{ path: '' }],
    });
  });
});
