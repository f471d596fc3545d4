import { readFileSync } from 'node:fs';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { collaborationContract } from '../../../workflows/collaboration/contract.ts';
import { definitionOf, placeholdersOf } from '../../../workflows/definition.ts';
import { mermaid } from '../../../workflows/diagram.ts';
import { contractRules } from './contractRules.ts';
import { gateRules } from './gateRules.ts';
import { graphRules } from './graphRules.ts';
import { type Machine, readMachine, type State } from './machine.ts';
import { taskRules } from './taskRules.ts';

const definition = definitionOf('collaboration');
const RULES = { ...graphRules, ...taskRules, ...gateRules, ...contractRules };
type RuleName = keyof typeof RULES;

/** The machine with one state changed. */
function changed(name: string, change: (state: State) => object): Machine {
  const machine = readMachine(definition);
  const state = machine.States[name];
  if (state === undefined) throw new Error(`there is no state ${name}`);
  const States = { ...machine.States, [name]: change(state) };
  return readMachine(JSON.stringify({ ...machine, States }));
}

const without = (name: string, field: keyof State) => changed(name, ({ [field]: _, ...rest }) => rest);

const withPayload = (name: string, payload: object) =>
  changed(name, (state) => ({
    ...state,
    Arguments: { ...state.Arguments, Payload: { ...state.Arguments?.Payload, ...payload } },
  }));

const withRetry = (name: string, index: number, change: object) =>
  changed(name, (state) => ({
    ...state,
    Retry: state.Retry?.map((retrier, at) => (at === index ? { ...retrier, ...change } : retrier)),
  }));

const withGate = (name: string, change: object) => {
  const gate = readMachine(definition).States[name]?.Arguments?.Payload?.gate;
  return withPayload(name, { gate: { ...Object(gate), ...change } });
};

/** Each breaks one rule; the rule has to see it. */
const BROKEN: Record<RuleName, Record<string, () => Machine>> = {
  speaksJsonata: { 'by JSONPath': () => ({ ...readMachine(definition), QueryLanguage: 'JSONPath' }) },
  leadsSomewhere: {
    'by a Next that does not exist': () => changed('Release fee', (s) => ({ ...s, Next: 'Pay everybody' })),
    'by no Next at all': () => changed('Wait for recovery', ({ Type, Comment }) => ({ Type, Comment })),
  },
  isReachable: { 'by an island': island },
  neverFails: {
    'by a Fail state': () => changed('Close deal', ({ Comment }) => ({ Type: 'Fail', Comment })),
  },
  choicesHaveDefaults: { 'by no Default': () => without('Is everybody paid?', 'Default') },
  namesSayWhatTheyAre: {
    'by a question that chooses nothing': () => renamed('Release fee', 'Release the fee?'),
    'by a Choice that asks nothing': () => renamed('Is everybody paid?', 'Check payouts'),
    'by a name that is no phrase': () => renamed('Release fee', 'ReleaseFee'),
  },
  saysWhy: { 'by silence': () => without('Release fee', 'Comment') },
  haveTimeouts: { 'by waiting for ever': () => without('Await review', 'TimeoutSeconds') },
  retryByName: {
    'by no Retry': () => without('Release fee', 'Retry'),
    'by States.ALL': () => withRetry('Release fee', 1, { ErrorEquals: ['RetryableError', 'States.ALL'] }),
    'by States.Timeout at a gate': () =>
      withRetry('Await review', 1, { ErrorEquals: ['RetryableError', 'States.Timeout'] }),
    'by retrying what is terminal': () => withRetry('Release fee', 0, { MaxAttempts: 2 }),
    'by forgetting a terminal error': () => withRetry('Release fee', 0, { ErrorEquals: ['TerminalError'] }),
    'by not retrying RetryableError': () => withRetry('Release fee', 1, { ErrorEquals: ['Lambda.Unknown'] }),
  },
  retryWithPatience: {
    'by no jitter': () => withRetry('Release fee', 1, { JitterStrategy: 'NONE' }),
    'by no backoff': () => withRetry('Release fee', 1, { BackoffRate: 1 }),
    'by no bound': () => withRetry('Release fee', 1, { MaxDelaySeconds: undefined }),
  },
  catchEverything: {
    'by no Catch': () => without('Release fee', 'Catch'),
    'by a silent end': () =>
      changed('Release fee', (s) => ({ ...s, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Close deal' }] })),
    'by catching some only': () =>
      changed('Release fee', (s) => ({
        ...s,
        Catch: [{ ErrorEquals: ['TerminalError'], Next: 'Ask operator' }],
      })),
  },
  gatesHandOverEverything: {
    'by no token': () => withPayload('Await review', { taskToken: 'none' }),
    'by no deadline': () => withPayload('Await review', { deadline: '2026-12-01T00:00:00Z' }),
    'by not saying what it has seen': () => withPayload('Await review', { seen: 0 }),
    'by an action that does not exist': () =>
      withGate('Await review', { actions: [{ action: 'applaud', by: 'brand' }] }),
    'by nobody who may act': () => withGate('Await review', { actions: [] }),
  },
  gatesKeepOneClock: {
    'by another deadline': () =>
      withPayload('Await review', { deadline: '{% $states.input.outlook.timetable.funding %}' }),
    'by another time-out': () => changed('Await review', (s) => ({ ...s, TimeoutSeconds: 60 })),
    'by another name': () => withGate('Await review', { name: 'funding' }),
  },
  deadlinesExpireTheirGate: {
    'by no way for a time-out': () => changed('Await review', (s) => ({ ...s, Catch: s.Catch?.slice(1) })),
    'by expiring another gate': () => withPayload('Expire review', { gate: 'funding' }),
    'by going on elsewhere': () => changed('Expire review', (s) => ({ ...s, Next: 'Release fee' })),
  },
  everyStepIsUsed: {
    'by a step nobody invokes': () => changed('Refund brand', ({ Arguments: _, ...rest }) => rest),
  },
  payloadsKeepTheContract: {
    'by a function that does not exist': () =>
      changed('Release fee', (s) => ({
        ...s,
        Arguments: { FunctionName: `\${releaseTheFee}`, Payload: {} },
      })),
    'by too much': () => withPayload('Release fee', { note: 'please' }),
    'by too little': () =>
      changed('Release fee', (s) => ({ ...s, Arguments: { ...s.Arguments, Payload: {} } })),
  },
  nestedMachinesAreNamed: {
    'by a name it cannot have twice': () =>
      changed('Resolve dispute', (s) => ({ ...s, Arguments: { ...s.Arguments, Name: 'dispute' } })),
    'by not waiting': () =>
      changed('Resolve dispute', (s) => ({ ...s, Resource: 'arn:aws:states:::states:startExecution' })),
    'by no deal': () =>
      changed('Resolve dispute', (s) => ({ ...s, Arguments: { ...s.Arguments, Input: {} } })),
  },
  carriesNoMoney: { 'by an amount': () => withPayload('Release fee', { amountMinor: 1 }) },
};

function renamed(from: string, to: string): Machine {
  return readMachine(definition.replaceAll(`"${from}"`, `"${to}"`));
}

function island(): Machine {
  const machine = readMachine(definition);
  const { 'Wait for recovery': wait } = machine.States;
  return wait ? { ...machine, States: { ...machine.States, 'Wait on an island': wait } } : machine;
}

describe('collaboration.asl.json', () => {
  it('is what Amazon calls a state machine', () => {
    const { isValid, errorsText } = validate(JSON.parse(definition), { checkArn: false });
    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
    const broken = JSON.parse(definition.replace('"Type": "Wait"', '"Type": "Pause"'));
    expect(validate(broken, { checkArn: false }).isValid).toBe(false);
  });

  it.each(Object.entries(RULES))('%s', (_, rule) => {
    expect(rule(readMachine(definition))).toEqual([]);
  });

  it('names a step in each placeholder', () => {
    expect(placeholdersOf(definition).toSorted()).toEqual(
      [...Object.keys(collaborationContract), 'dispute'].toSorted(),
    );
  });

  it('is drawn in its README as it is', () => {
    const readme = readFileSync(
      new URL('../../../workflows/collaboration/README.md', import.meta.url),
      'utf8',
    );
    expect(readme).toContain(mermaid(definition));
    const other = definition.replaceAll('Release fee', 'Release money');
    expect(readme).not.toContain(mermaid(other));
  });
});

describe.each(Object.entries(RULES))('%s can be broken', (name, rule) => {
  const breaks = Object.entries(BROKEN).find(([broken]) => broken === name)?.[1] ?? {};
  it.each(Object.entries(breaks))('%s', (_, broken) => {
    expect(rule(broken())).not.toEqual([]);
  });
});
