import { afterEach, beforeEach, expect, test } from 'vitest';
import { newState } from '../../../local/stepfunctions/interpreter/execution.ts';
import type { Change } from '../../../local/stepfunctions/store/commit.ts';
import { Parts } from '../../../local/stepfunctions/store/parts.ts';
import { openStore, type Store } from '../../../local/stepfunctions/store/store.ts';

let store: Store;
beforeEach(() => {
  store = openStore(':memory:', 'a seed', true);
});
afterEach(() => store.close());

const change = (id: number, firstEvent: number, fields: Partial<Change> = {}): Change => ({
  id,
  input: null,
  nowMs: firstEvent,
  state: { ...newState(), lastEvent: firstEvent, timeoutAt: 1000 + firstEvent },
  parts: new Parts(),
  events: [{ id: firstEvent, previous: firstEvent - 1, type: 'PassStateEntered', at: firstEvent }],
  ...fields,
});
const started = (id: number, name = `e${id}`): Change =>
  change(id, 1, { started: { machine: 1, revision: 1, name, startedAt: 1, inputText: 'null' } });
const ended = (id: number, event: number): Change =>
  change(id, event, { ending: { status: 'SUCCEEDED', output: id } });

const events = (id: number): number[] => {
  const execution = store.executions.byId(id);
  return execution ? store.history(execution, { from: 1, limit: 9999 }).map((event) => event.id) : [];
};

test('what was put off is there for whoever reads, at any moment', () => {
  store.commit([started(1)], []);
  expect(store.executions.byName(1, 'e1')).toMatchObject({ status: 'RUNNING' });
  store.commit([change(1, 2)], []);
  store.commit([change(1, 3), started(2)], []);
  expect(store.executions.state(1)).toContain('"lastEvent":3');
  expect(store.executions.firstDue()).toBe(1001);
  store.commit([ended(1, 4)], []);
  expect(store.executions.byId(1)).toMatchObject({ status: 'SUCCEEDED', output: '1', stoppedAt: 4 });
  expect(store.executions.state(1)).toBeUndefined();
  expect(events(1)).toEqual([1, 2, 3, 4]);
});

test('every change of a status is told, in its commit', () => {
  const told = (changes: Change[]) => store.commit(changes, []).map(({ status }) => status);
  expect(told([started(1)])).toEqual(['RUNNING']);
  expect(told([change(1, 2)])).toEqual([]);
  expect(told([ended(1, 3)])).toEqual(['SUCCEEDED']);
});

test('an execution that takes many steps unread is written on the way', () => {
  store.commit([started(1)], []);
  for (let at = 2; at <= 1000; at++) store.commit([change(1, at)], []);
  expect(events(1)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
});

test('a write that fails is not forgotten', () => {
  store.commit([started(1), started(2, 'e1')], []);
  expect(() => store.executions.byId(1)).toThrow('UNIQUE');
  expect(() => store.executions.byId(1)).toThrow('UNIQUE');
});
