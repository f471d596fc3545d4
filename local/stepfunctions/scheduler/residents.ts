import { executionArn, type Home, stateMachineArn } from '../arn.ts';
import type { World } from '../interpreter/run.ts';
import { parseJson } from '../json.ts';
import { decodeState } from '../store/codec.ts';
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
  create(revision: Revision, name: string, inputText: string, startedAt: number): Live {
    const id = ++this.#lastId;
    const identity = this.#identity(revision, name, startedAt, inputText);
    const live = newLive({ id, revision: revision.record.revision, identity });
    live.started = {
      machine: revision.record.id,
      revision: revision.record.revision,
      name,
      startedAt,
      inputText,
    };
    this.#live.set(id, live);
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
    const revision = this.revision(record.revision);
    const identity = this.#identity(revision, record.name, record.startedAt, record.input);
    const live = newLive({
      id,
      revision: record.revision,
      identity,
      state: decodeState(text, identity.input),
    });
    this.#live.set(id, live);
    return live;
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

  #identity({ record }: Revision, name: string, startedAt: number, inputText: string): Live['identity'] {
    const arn = executionArn(this.#home, record.name, name);
    return {
      arn,
      name,
      roleArn: record.roleArn,
      machineArn: stateMachineArn(this.#home, record.name),
      machineName: record.name,
      region: this.#home.region,
      startedAt,
      input: parseJson(inputText),
      seed: `${this.#store.seed}:${arn}`,
    };
  }
}
