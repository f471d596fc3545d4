import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../../local/stepfunctions/cli/run.ts';
import { type Engine, openEngine, TaskFailure, virtualClock } from '../../../local/stepfunctions/index.ts';
import { served } from '../../workflow/stepfunctions/served.ts';

const startMs = Date.UTC(2026, 0, 1);
const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Big?',
  States: {
    'Big?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.n > 5 %}', Next: 'Check all' }],
      Default: 'Ask',
    },
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 3600,
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Too late' }],
      End: true,
    },
    'Too late': { Type: 'Fail', Error: 'TooLate' },
    'Check all': {
      Type: 'Map',
      Items: '{% [1, 2] %}',
      ItemProcessor: {
        StartAt: 'Check',
        States: {
          Check: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: 'check', Payload: '{% $states.input %}' },
            End: true,
          },
        },
      },
      End: true,
    },
  },
});

let folder: string;
let file: string;
let engine: Engine;
let endpoint: string;
let stop: () => Promise<void>;
const clock = virtualClock(startMs);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sfn-'));
  file = join(folder, 'engine.db');
  engine = await openEngine({
    file,
    clock,
    seed: 'a seed',
    invoke: async ({ functionName, payload }) => {
      if (functionName === 'check' && payload === 2) throw new TaskFailure('Bad', 'two is bad');
      return payload;
    },
  });
  engine.start();
  const { stateMachineArn } = await engine.ensureStateMachine({ name: 'orders', definition });
  await engine.call('StartExecution', { stateMachineArn, name: 'waits', input: '{"n":1}' });
  await engine.call('StartExecution', { stateMachineArn, name: 'fails', input: '{"n":9}' });
  await clock.advanceTo(startMs + 90_000, () => engine.idle());
  const server = await served(engine);
  endpoint = server.url;
  stop = server.close;
});
afterAll(async () => {
  await stop();
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function sfn(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await run(args, {
    coloured: false,
    nowSeconds: startMs / 1000 + 90,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  });
  return { code, ...written };
}
const here = (...args: string[]) => sfn(...args, '--endpoint', endpoint);

describe('list', () => {
  test('shows the newest first, with age and where they stand', async () => {
    const { code, out } = await here('list');
    expect(code).toBe(0);
    const rows = out.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows).toEqual([
      ['STATUS', 'AGE', 'EXECUTION', 'MACHINE', 'STANDS AT'],
      ['FAILED', '0s', 'fails', 'orders'],
      ['RUNNING', '1m 30s', 'waits', 'orders', 'Ask (token), next timer in 58m 30s'],
    ]);
  });
  test('only of one status, only so many', async () => {
    expect((await here('list', '--status', 'FAILED')).out).not.toContain('waits');
    expect((await here('list', '--machine', 'orders', '--limit', '1')).out.split('\n')).toHaveLength(2);
  });
  test('for programs', async () => {
    const listed: unknown = JSON.parse((await here('list', '--json')).out);
    expect(listed).toMatchObject([
      { name: 'fails', standing: { positions: [] } },
      { name: 'waits', standing: { positions: [{ state: 'Ask', waitsFor: 'token' }] } },
    ]);
  });
});

describe('show', () => {
  test('tells input, where it stands, its timers and its history', async () => {
    const { code, out } = await here('show', 'waits');
    expect(code).toBe(0);
    expect(out).toContain('waits  RUNNING');
    expect(out).toMatch(/input +\{"n":1\}/);
    expect(out).toMatch(/stands at +Ask, waits for token, since 1m 30s/);
    expect(out).toMatch(/timer +2026-01-01 01:00:00Z, in 58m 30s: timeout of Ask/);
    expect(out).toMatch(/0s {2}Ask Task\n +0s {4}task scheduled lambda:invoke.waitForTaskToken/);
  });
  test('indents what is inside, and names the errors', async () => {
    const { out } = await here('show', 'fails');
    expect(out).toMatch(/error +Bad/);
    expect(out.split('\n').map((line) => line.slice(10))).toEqual(
      expect.arrayContaining([
        'Check all Map',
        '  map iteration started Check all[1]',
        '    Check Task',
        '      task failed lambda:invoke Bad: two is bad',
        'execution failed Bad: two is bad',
      ]),
    );
  });
  test('is found by its ARN too', async () => {
    const arn = 'arn:aws:states:us-east-1:000000000000:execution:orders:waits';
    expect((await here('show', arn, '--json')).out).toContain('"Ask"');
  });
});

describe('graph', () => {
  test('draws the states and where they lead', async () => {
    const { out } = await here('graph', 'orders');
    expect(out).toBe(`orders
  ● → Big?
  Big?  Choice
    → Check all  $states.input.n > 5
    → Ask  otherwise
  Ask  Task arn:aws:states:::lambda:invoke.waitForTaskToken
    → ◉
    → Too late  on States.Timeout
  Too late  Fail
    → ◉
  Check all  Map
    each item:
      ● → Check
      Check  Task arn:aws:states:::lambda:invoke
        → ◉
    → ◉`);
  });
  test('as Mermaid', async () => {
    const { out } = await here('graph', 'orders', '--mermaid');
    expect(out).toContain('stateDiagram-v2\n  state "Big?" as s1\n');
    expect(out).toContain('s1 --> s4 : $states.input.n > 5');
    expect(out).toMatch(/state s4 \{\n {4}state "Check" as s5/);
  });
});

test('colours are seen where they are wanted, and change nothing else', async () => {
  let coloured = '';
  await run(['list', '--endpoint', endpoint], {
    coloured: true,
    nowSeconds: startMs / 1000 + 90,
    out: (text) => {
      coloured = text;
    },
    err: () => undefined,
  });
  expect(coloured).not.toBe(stripVTControlCharacters(coloured));
  expect(stripVTControlCharacters(coloured)).toBe((await here('list')).out);
});

describe('what is not there is said in one sentence', () => {
  test.each([
    ['an execution', ['show', 'none'], "There is no execution 'none'."],
    ['a machine', ['graph', 'none'], "There is no state machine 'none'."],
    ['a machine to list', ['list', '--machine', 'none'], "There is no state machine 'none'."],
    ['executions', ['list', '--status', 'ABORTED'], 'There are no executions.'],
  ])('%s', async (_name, args, sentence) => {
    expect(await here(...args)).toEqual({ code: 1, out: '', err: sentence });
  });
  test('an engine', async () => {
    const nobody = 'http://127.0.0.1:1/';
    expect(await sfn('list', '--endpoint', nobody)).toEqual({
      code: 1,
      out: '',
      err: `No engine answers at ${nobody}.`,
    });
  });
  test('a file, or one an engine holds', async () => {
    const missing = await sfn('list', '--file', join(folder, 'none.db'));
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read') });
    expect(await sfn('list', '--file', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('locked'),
    });
  });
});

test.each([
  [[]],
  [['dance']],
  [['show']],
  [['show', 'a', 'b']],
  [['list', 'a']],
  [['list', '--mermaid']],
  [['list', '--limit', 'many']],
  [['list', '--status', 'ASLEEP']],
  [['list', '--unknown']],
  [['graph', 'a', '--endpoint', 'nowhere']],
])('%j is a wrong command line', async (args) => {
  const { code, out, err } = await sfn(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('sfn list');
});

test('a file at rest is read without an engine', async () => {
  const resting = join(folder, 'resting.db');
  const other = await openEngine({ file: resting, clock, invoke: async () => null });
  other.start();
  const { stateMachineArn } = await other.ensureStateMachine({ name: 'orders', definition });
  await other.call('StartExecution', { stateMachineArn, name: 'waits', input: '{"n":1}' });
  await other.idle();
  await other.close();
  expect(await sfn('show', 'waits', '--file', resting)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Ask, waits for token'),
  });
  expect((await sfn('graph', 'orders', '--file', resting)).out).toContain('● → Big?');
});
