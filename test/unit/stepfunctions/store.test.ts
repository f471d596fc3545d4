import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newState } from '../../../local/stepfunctions/interpreter/execution.ts';
import type { Change } from '../../../local/stepfunctions/store/commit.ts';
import { listingQuery } from '../../../local/stepfunctions/store/executions.ts';
import { Parts } from '../../../local/stepfunctions/store/parts.ts';
import { openStore, openStoreForReading, type Store } from '../../../local/stepfunctions/store/store.ts';
import { writeVersionOne } from './versionOne.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(folder, 'engine.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function withStore<T>(work: (store: Store) => T): T {
  const store = openStore(file, 'a seed', false);
  try {
    return work(store);
  } finally {
    store.close();
  }
}

const dayMs = 86_400_000;
const event = (id: number, at: number) => ({
  id,
  previous: id - 1,
  type: 'PassStateEntered',
  at,
  payload: 'x'.repeat(500),
});

/** An execution that starts and succeeds in one commit. */
const finished = (id: number, at: number, fields: Partial<Change> = {}): Change => ({
  id,
  input: { id },
  nowMs: at,
  state: newState(),
  parts: new Parts(),
  events: [event(1, at), event(2, at)],
  ending: { status: 'SUCCEEDED', output: id },
  started: { machine: 1, revision: 1, name: `e${id}`, startedAt: at, inputText: `{"id":${id}}` },
  ...fields,
});

const running = (id: number, at: number): Change => {
  const { ending: _, ...rest } = finished(id, at);
  return rest;
};

const machine = (store: Store, name = 'machine') =>
  store.machines.create(name, { definition: '{}', roleArn: 'role' }, 0);

const ids = (store: Store, listing: object = {}): number[] =>
  store.executions.list({ machine: 1, ...listing }, Number.MAX_SAFE_INTEGER, 1000).map(({ id }) => id);

describe('a file of version 1', () => {
  test('is brought on with all that is in it', () => {
    writeVersionOne(file);
    withStore((store) => {
      expect(store.machines.byName('orders')).toMatchObject({
        status: 'ACTIVE',
        definition: '{"v":2}',
        revisionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(store.machines.byRevision(1)?.revisionId).toBeUndefined();
      expect(store.executions.byId(1)).toMatchObject({
        name: 'done',
        status: 'SUCCEEDED',
        output: '"ok"',
        redrives: 0,
      });
      expect(store.executions.state(2)).toContain('"lastEvent":2');
      expect(store.executions.due(5000, 10)).toEqual([2]);
      const execution = store.executions.byId(1);
      expect(execution && store.history(execution, { from: 1, limit: 10 })).toMatchObject([
        { id: 1, type: 'ExecutionStarted', payload: '{}' },
        { id: 2, type: 'ExecutionSucceeded', payload: '"ok"' },
      ]);
      expect(store.untold()).toEqual([{ id: 1, execution: 1, status: 'SUCCEEDED' }]);
      expect(store.seed).toBe('the old seed');
      machine(store, 'more');
      expect(() => machine(store, 'orders')).toThrow('UNIQUE');
    });
    withStore((store) => expect(store.executions.lastId()).toBe(2));
  });

  test('becomes the same as one made anew', () => {
    writeVersionOne(file);
    withStore(() => undefined);
    const other = join(folder, 'new.db');
    openStore(other, undefined, false).close();
    const schema = (path: string) => {
      const database = new DatabaseSync(path);
      const rows = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
      const settings = ['auto_vacuum', 'user_version'].map((name) =>
        database.prepare(`PRAGMA ${name}`).get(),
      );
      database.close();
      return { rows, settings };
    };
    expect(schema(file)).toEqual(schema(other));
  });

  test('from the future is refused and left as it is', () => {
    withStore(() => undefined);
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 999');
    database.close();
    expect(() => withStore(() => undefined)).toThrow('schema version 999');
  });
});

describe('lists', () => {
  const by = { machine: 1, revision: 1, startedAt: 0, inputText: '{}' };
  const failed = { ending: { status: 'FAILED' as const } };

  test('give what fits every filter, newest first', () => {
    withStore((store) => {
      machine(store);
      store.commit(
        [
          finished(1, 0),
          finished(2, 0, { started: { ...by, name: 'b', version: 1 } }),
          finished(3, 0, { ...failed, started: { ...by, name: 'c', version: 1, alias: 'PROD' } }),
          running(4, 0),
          finished(5, 0, { started: { ...by, name: 'e', version: 2, alias: 'PROD' } }),
        ],
        [],
      );
      expect(ids(store)).toEqual([5, 4, 3, 2, 1]);
      expect(ids(store, { version: 1 })).toEqual([3, 2]);
      expect(ids(store, { alias: 'PROD' })).toEqual([5, 3]);
      expect(ids(store, { alias: 'PROD', version: 1 })).toEqual([3]);
      expect(ids(store, { alias: 'PROD', status: 'SUCCEEDED' })).toEqual([5]);
      expect(ids(store, { machine: 2 })).toEqual([]);
    });
  });

  test.each([
    {},
    { status: 'SUCCEEDED' as const },
    { version: 3 },
    { alias: 'PROD', status: 'FAILED' as const },
    { redriven: true },
    { redriven: false },
  ])('%j are read from an index, none of the rest looked at, nothing sorted', (listing) => {
    withStore(() => undefined);
    const database = new DatabaseSync(file);
    const plan = database
      .prepare(`EXPLAIN QUERY PLAN ${listingQuery({ machine: 1, ...listing })}`)
      .all()
      .map(({ detail }) => String(detail));
    database.close();
    expect(plan.join()).toContain('SEARCH executions USING INDEX');
    expect(plan.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  });
});

describe('pruning', () => {
  const limits = (nowMs: number) => ({
    finishedBefore: nowMs - 90 * dayMs,
    redrivableBefore: nowMs - 14 * dayMs,
  });

  test('takes finished executions of that age, and nothing else', () => {
    withStore((store) => {
      machine(store);
      store.commit([finished(1, 0), running(2, 0), finished(3, 50 * dayMs), finished(4, 100 * dayMs)], []);
      store.prune(limits(100 * dayMs));
      expect(ids(store)).toEqual([4, 3, 2]);
      const gone = store.executions.byId(1);
      expect(gone).toBeUndefined();
      expect(store.executions.state(2)).toBeDefined();
    });
  });

  test('goes on over many batches, and gives the space back', () => {
    const count = 3000;
    withStore((store) => {
      machine(store);
      for (let at = 0; at < count; at += 500) {
        store.commit(
          Array.from({ length: 500 }, (_, n) => finished(at + n + 1, 0)),
          [],
        );
      }
    });
    const before = statSync(file).size;
    withStore((store) => {
      let rounds = 1;
      while (store.prune(limits(100 * dayMs))) rounds += 1;
      expect(rounds).toBeGreaterThan(5);
      // The newest stays, so that no id is given twice.
      expect(ids(store)).toEqual([count]);
    });
    expect(statSync(file).size).toBeLessThan(before / 4);
  });

  test('an execution whose end the host has not heard of stays', () => {
    const store = openStore(file, undefined, true);
    machine(store);
    const notices = store.commit([finished(1, 0), finished(2, 0)], []);
    store.prune(limits(100 * dayMs));
    expect(ids(store)).toEqual([2, 1]);
    store.commit(
      [],
      notices.map(({ id }) => id),
    );
    store.prune(limits(100 * dayMs));
    expect(ids(store)).toEqual([2]);
    store.close();
  });

  test('what a redrive needs goes earlier', () => {
    withStore((store) => {
      machine(store);
      const failed = { ending: { status: 'FAILED' as const }, halted: newState() };
      store.commit([finished(1, 0, failed), finished(2, 10 * dayMs, failed)], []);
      store.prune(limits(20 * dayMs));
      expect(store.executions.halted(1)).toBeUndefined();
      expect(store.executions.halted(2)).toBeDefined();
      expect(ids(store)).toEqual([2, 1]);
    });
  });

  test('a deleted machine goes with its executions, of any age', () => {
    withStore((store) => {
      machine(store);
      store.commit([finished(1, 0), finished(2, 0)], []);
      store.machines.beginDeletion(1);
      store.machines.finishDeletions();
      machine(store);
      const again = store.machines.byName('machine');
      const started = {
        machine: again?.id ?? 0,
        revision: again?.revision ?? 0,
        name: 'e',
        startedAt: 0,
        inputText: '{}',
      };
      store.commit([finished(3, 0, { started })], []);
      store.prune(limits(0));
      expect(ids(store)).toEqual([]);
      expect(store.machines.byRevision(1)).toBeUndefined();
      expect(store.machines.byRevision(again?.revision ?? 0)).toBeDefined();
    });
  });
});

describe('a file to be read', () => {
  test('is read while no engine holds it, and not changed', () => {
    withStore((store) => {
      machine(store);
      store.commit([finished(1, 0)], []);
    });
    const reading = openStoreForReading(file);
    expect(ids(reading)).toEqual([1]);
    expect(() => machine(reading, 'new')).toThrow('readonly');
    reading.close();
  });
  test('is refused while an engine holds it', () => {
    withStore(() => expect(() => openStoreForReading(file)).toThrow('locked'));
  });
  test('is refused when it is not there, and not made', () => {
    expect(() => openStoreForReading(file)).toThrow('unable to open');
    expect(existsSync(file)).toBe(false);
  });
});
