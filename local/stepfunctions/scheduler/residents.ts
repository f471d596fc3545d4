import { executionArn, type Home, stateMachineArn } from '../arn.ts';
import type { World } from '../interpreter/run.ts';
import { parseJson } from '../json.ts';
import { decodeState } from '../store/codec.ts';
import type { Redrive, Start } from '../store/commit.ts';
import type { ExecutionRecord, MachineRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { makeToken } from '../token.ts';
import { type Live, newLive } from './live.ts';
import { type Revision, revisions } from './revisions.ts';

/** The executions in memory: those with something to do. Others are read from the store when called upon. */
export class Residents {
  readonly revision: (id: number) => Revision;
  readonly #store: Store;
  readonly #home: Home;
  readonly #live = new Map<number, Live>();
  #lastId: number;

  constructor(store: Store, home: Home) {
    this.#store = store;
    this.#home = home;
    this.revision = revisions(store);
    this.#lastId = store.executions.lastId();
  }

  /** A new execution, not stored yet. */
  create({ record }: Revision, fields: Omit<Start, 'machine' | 'revision'>): Live {
    const { name, startedAt, inputText } = fields;
    const identity = this.#identity(record, { name, startedAt, input: inputText });
    const live = newLive({ id: ++this.#lastId, revision: record.revision, identity });
    live.started = { ...fields, machine: record.id, revision: record.revision };
    this.#live.set(live.id, live);
    return live;
  }

  /** An execution that came to a bad end, as it stood then. @throws Error when nothing of that is kept */
  revive(id: number, redrive: Redrive): Live {
    const { executions } = this.#store;
    const text = executions.halted(id);
    const record = executions.byId(id);
    if (text === undefined || !record) throw new Error(`execution ${id} cannot be redriven`);
    const live = this.#load({ ...record, redrives: redrive.count, redrivenAt: redrive.at }, text);
    live.redriven = redrive;
    return live;
  }

  /** The execution, read from the store if need be; undefined when it is not running. */
  get(id: number): Live | undefined {
    const known = this.#live.get(id);
    if (known) return known;
    const { executions } = this.#store;
    const text = executions.state(id);
    const record = text === undefined ? undefined : executions.byId(id);
    if (text === undefined || !record) return undefined;
    return this.#load(record, text);
  }

  #load(record: ExecutionRecord, stateText: string): Live {
    const { id, revision } = record;
    const identity = this.#identity(this.revision(revision).record, record);
    const state = decodeState(stateText, identity.input);
    const live = newLive({ id, revision, identity, state });
    this.#live.set(id, live);
    return live;
  }

  has(id: number): boolean {
    return this.#live.has(id);
  }

  /** The id the next new execution will have. */
  nextId(): number {
    return this.#lastId + 1;
  }

  forget(live: Live): void {
    this.#live.delete(live.id);
  }

  world(live: Live, nowMs: number): World {
    const token = (task: number): string => makeToken(this.#store.tokenKey, { execution: live.id, task });
    return { machine: this.revision(live.revision).machine, identity: live.identity, nowMs, token };
  }

  #identity(
    record: MachineRecord,
    {
      name,
      startedAt,
      input,
      redrives,
      redrivenAt,
    }: Pick<ExecutionRecord, 'name' | 'startedAt' | 'input'> & Partial<ExecutionRecord>,
  ): Live['identity'] {
    const arn = executionArn(this.#home, record.name, name);
    return {
      arn,
      name,
      roleArn: record.roleArn,
      machineArn: stateMachineArn(this.#home, record.name),
      machineName: record.name,
      region: this.#home.region,
      startedAt,
      input: parseJson(input),
      seed: `${this.#store.seed}:${arn}`,
      ...(redrives && redrivenAt !== undefined ? { redrive: { count: redrives, at: redrivenAt } } : {}),
    };
  }
}
