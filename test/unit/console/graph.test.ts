import { describe, expect, test } from 'vitest';
import { outlineOf } from '../../../console/build/graph/definition.ts';
import { graphsOfMachines } from '../../../console/build/graph/workflowGraphs.ts';
import { type MachineGraph, STATE_SIZE } from '../../../console/pages/deal/graph/machineGraph.ts';
import { STATES_ZH } from '../../../console/pages/deal/graph/stateWords.ts';
import { followingOf, wayTaken } from '../../../console/pages/deal/graph/wayTaken.ts';
import { definitionOf } from '../../../workflows/definition.ts';

const graphs = await graphsOfMachines();
const all = Object.entries(graphs);
const deal = graphs.collaboration ?? { start: '', states: [], ways: [] };

describe.each(all)('the drawing of %s', (_, { start, states, ways }: MachineGraph) => {
  test('begins where the machine does, and every way leads from a state to a state', () => {
    const names = new Set(states.map(({ name }) => name));
    expect(names.has(start)).toBe(true);
    expect(ways.filter(({ from, to }) => !names.has(from) || !names.has(to))).toEqual([]);
  });

  test('has its start at the top of what hangs together with it', () => {
    const first = states.find(({ name }) => name === start);
    const after = ways.filter(({ from, line }) => from === start && line !== null).map(({ to }) => to);
    const below = states.filter(({ name }) => after.includes(name));
    expect(below.length).toBeGreaterThan(0);
    expect(below.filter(({ y }) => y <= (first?.y ?? 0))).toEqual([]);
  });

  test('has no state on top of another', () => {
    const covers = (a: (typeof states)[number], b: (typeof states)[number]) =>
      Math.abs(a.x - b.x) < STATE_SIZE.width && Math.abs(a.y - b.y) < STATE_SIZE.height;
    const pairs = states.flatMap((a, index) => states.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => covers(a, b)).map(([a, b]) => [a.name, b.name])).toEqual([]);
  });

  test('calls every state in Chinese, too', () => {
    expect(states.map(({ name }) => name).filter((name) => !Object.hasOwn(STATES_ZH, name))).toEqual([]);
  });
});

test('no words are kept for states that there are no more', () => {
  const names = new Set(all.flatMap(([, { states }]) => states.map(({ name }) => name)));
  expect(Object.keys(STATES_ZH).filter((name) => !names.has(name))).toEqual([]);
});

describe('the drawing of a definition', () => {
  test('tells waits, questions and nested machines apart, and knows the gates', () => {
    const kindOf = (name: string) => deal.states.find((state) => state.name === name)?.kind;
    expect(['Invite creator', 'Is the deal funded?', 'Resolve dispute', 'Release fee'].map(kindOf)).toEqual([
      'wait',
      'question',
      'nested',
      'step',
    ]);
    const { gate } = deal.states.find(({ name }) => name === 'Await review') ?? {};
    expect(gate?.name).toBe('review');
    expect(gate?.actions).toContainEqual({ action: 'approve', by: 'brand' });
  });

  test('draws what may always happen, and what follows a failure only when it does', () => {
    const lineOf = (from: string, to: string) =>
      deal.ways.find((way) => way.from === from && way.to === to)?.line;
    expect(lineOf('Is the work approved?', 'Release fee')?.length).toBeGreaterThan(1);
    expect(lineOf('Release fee', 'Ask operator')).toBeNull();
    expect(lineOf('Where did it stop?', 'Release fee')).toBeNull();
  });

  test('refuses a definition that is none', () => {
    expect(() => outlineOf(definitionOf('dispute').replace('"States"', '"Stages"'))).toThrow();
  });
});

describe('what can follow', () => {
  test('is what each answer leads to, by whom it is given, and what silence does', () => {
    expect(followingOf(deal, 'Await review')).toEqual([
      { kind: 'answer', action: 'approve', by: ['brand'], to: ['Send payouts', 'Release fee'] },
      { kind: 'answer', action: 'request_changes', by: ['brand'], to: ['Await delivery'] },
      { kind: 'answer', action: 'dispute', by: ['brand', 'creator'], to: ['Resolve dispute'] },
      { kind: 'otherwise', action: null, by: [], to: ['Ask operator'] },
      { kind: 'deadline', action: null, by: [], to: ['Expire review'] },
    ]);
  });

  test('names every place that the same answer may lead to', () => {
    const funded = followingOf(deal, 'Collect funding').find(({ action }) => action === 'funded');
    expect(funded?.to).toEqual(['Await shipment', 'Await draft', 'Await delivery']);
  });

  test('is not taken from answers where something else decides', () => {
    const dispute = graphs.dispute ?? deal;
    const following = followingOf(dispute, 'Await a decision');
    expect(following.map(({ action }) => action)).toEqual([null, null, null]);
    expect(following.find(({ kind }) => kind === 'otherwise')?.to).toEqual(['Carry the decision out']);
  });

  test('is nothing at the end', () => {
    expect(followingOf(deal, 'Close deal')).toEqual([]);
  });
});

test('the way taken is made of the steps between the states that were entered', () => {
  const at = '2026-12-01T12:00:00.000Z';
  const states = ['Invite creator', 'What does the creator say?', 'Invite creator'];
  const entered = states.map((state) => ({ state, at }));
  const way = wayTaken({ machine: 'collaboration', entered, current: 'Invite creator' });
  expect([...way.taken]).toEqual([
    'Invite creator → What does the creator say?',
    'What does the creator say? → Invite creator',
  ]);
  expect(wayTaken(undefined)).toEqual({ current: null, entered: new Set(), taken: new Set() });
});
