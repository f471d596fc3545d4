import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Unreachable } from '../../../local/hook/call.ts';
import { Refused } from '../../../local/hook/refusal.ts';
import { parseSmokeOptions } from '../../../local/smoke/options.ts';
import { Interrupted, TooLate } from '../../../local/smoke/patience.ts';
import { runSmoke } from '../../../local/smoke/runSmoke.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { runProgram } from '../demo/runProgram.ts';
import { deploymentOf } from './deployment.ts';

let luyue: TestLuyue;
let deployment: Awaited<ReturnType<typeof deploymentOf>>;
beforeAll(async () => {
  luyue = await TestLuyue.start({ clock: 'real' });
  deployment = await deploymentOf(luyue.luyue.url);
});
afterAll(async () => {
  await deployment.close();
  await luyue.stop();
});

const inbox = () => `${luyue.luyue.url}/_local/inbox?to={to}`;

/** In this process. @returns what it said, what it found, and its deal as it stands afterwards */
async function smoke(
  argv: string[],
  listen: (said: string) => void = () => undefined,
  stop = new AbortController(),
) {
  const options = parseSmokeOptions(
    ['--url', luyue.luyue.url, '--key', luyue.brandKey, '--clock', '1', ...argv],
    {},
  );
  if (typeof options === 'string') throw new Error(options);
  const said: string[] = [];
  const tell = (who: string, what: string) => {
    said.push(`${who}: ${what}`);
    listen(what);
  };
  const result = await runSmoke(options, tell, stop.signal).then(
    (faults) => ({ faults, error: null }),
    (error: unknown) => ({ faults: null, error }),
  );
  const dealId = /deal_\w+/.exec(said.join('\n'))?.[0];
  return { ...result, said, deal: dealId === undefined ? null : await luyue.deal(dealId) };
}

// Each deal is its own: most of their time is spent waiting.
describe.concurrent('the smoke deal', () => {
  test('on the one-machine mode: to the last payout', async () => {
    const { faults, deal } = await smoke([]);
    expect(faults).toEqual([]);
    expect(deal).toMatchObject({
      outcome: 'completed',
      money: { funded: 2625, released: 2625, paidOut: 2500 },
    });
    expect(await luyue.events(deal?.id ?? '')).toEqual(
      expect.arrayContaining(['deal.countered.v1', 'deal.paid.v1', 'deal.closed.v1']),
    );
  });

  test('where nobody can read mail: revised, and closed by its clock', async () => {
    const { faults, deal } = await smoke(['--url', deployment.url]);
    expect(faults).toEqual([]);
    expect(deal).toMatchObject({ outcome: 'expired', termsVersion: 2, money: { funded: 0 } });
  });

  test("where the payment page is the service's own: agreed on, and cancelled unpaid", async () => {
    const { faults, deal, said } = await smoke(['--url', deployment.url, '--inbox', inbox()]);
    expect(faults).toEqual([]);
    expect(deal).toMatchObject({ outcome: 'cancelled', money: { funded: 0 } });
    expect(said.join('\n')).toContain('payments: opened a payment page at 127.0.0.1');
  });

  test('paid by hand: cancelled before the work, and all of it comes back', async () => {
    const pay = (what: string) => {
      const page = /pay here.+(http\S+)/.exec(what)?.[1];
      if (page !== undefined) void fetch(`${page}/pay`, { method: 'POST', redirect: 'manual' });
    };
    const { faults, deal } = await smoke(['--pay-by-hand'], pay);
    expect(faults).toEqual([]);
    expect(deal).toMatchObject({ outcome: 'cancelled', money: { funded: 2625, refunded: 2625, paidOut: 0 } });
  });
});

describe.concurrent('a smoke run that fails', () => {
  test('with a wrong key nothing is begun', async () => {
    const { error, said } = await smoke(['--key', 'lk_wrong']);
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({ status: 401 });
    expect(said).toEqual([`luyue: is ready at ${luyue.luyue.url}`]);
  });

  test('where nothing answers it says so', async () => {
    const { error } = await smoke(['--url', 'http://127.0.0.1:9']);
    expect(error).toBeInstanceOf(Unreachable);
  });

  test('a deal that takes too long: where it stood is said, and it is put away', async () => {
    const { error, deal, said } = await smoke(['--clock', '600', '--within', '3', '--url', deployment.url]);
    expect(error).toBeInstanceOf(TooLate);
    expect(String(error)).toMatch(/: not within 3 seconds\. The deal stands at /);
    expect(deal).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
    expect(said.at(-1)).toBe('luyue: nothing stays open');
  });

  test('stopped while the money is held: it goes back', async () => {
    const stop = new AbortController();
    const stopAtWork = (what: string) => (what.startsWith('pays') ? stop.abort() : undefined);
    const { error, deal } = await smoke([], stopAtWork, stop);
    expect(error).toBeInstanceOf(Interrupted);
    expect(deal).toMatchObject({ status: 'closed', money: { funded: 2625, refunded: 2625 } });
  });

  test('the command puts its deal away at Ctrl-C', async () => {
    const argv = ['--url', deployment.url, '--key', luyue.brandKey, '--clock', '600'];
    const ended = await runProgram('local/smoke/main.ts', argv, /improves its offer.*\n$/);
    expect(ended).toMatchObject({ code: 130, stderr: '' });
    const dealId = /deal_\w+/.exec(ended.stdout)?.[0] ?? '';
    expect(await luyue.deal(dealId)).toMatchObject({ outcome: 'withdrawn' });
  });

  test('the command explains a wrong key in one sentence, and a missing one', async () => {
    const wrong = await runProgram('local/smoke/main.ts', ['--url', luyue.luyue.url, '--key', 'lk_wrong']);
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.stderr).toBe('Send an API key or a token: Authorization: Bearer … (401 unauthenticated)\n');
    const missing = await runProgram('local/smoke/main.ts', ['--url', luyue.luyue.url]);
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.stderr).toMatch(/^--key is needed/);
  });
});
