import { executionArn, type Home, stateMachineArn } from '../arn.ts';
import type { Machine } from '../definition/machine.ts';
import { processorAt } from '../definition/mapPath.ts';
import type { Offer } from '../definition/resource.ts';
import type { ChildStart } from '../interpreter/event.ts';
import { newState } from '../interpreter/execution.ts';
import type { World } from '../interpreter/run.ts';
import type { Json } from '../json.ts';
import { parseJson } from '../json.ts';
import type { Redrive, Start } from '../store/commit.ts';
import { Parts } from '../store/parts.ts';
import type { ExecutionRecord, MachineRecord, MapRunKey } from '../store/records.ts';
import { decodeState } from '../store/stateCodec.ts';
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

  constructor(store: Store, home: Home, offer: Offer) {
    this.#store = store;
    this.#home = home;
    this.revision = revisions(store, offer);
    this.#lastId = store.executions.lastId();
  }

  /** A new execution, not stored yet. */
  create({ record, machine }: Revision, fields: Omit<Start, 'machine' | 'revision'>): Live {
    const { name, startedAt, inputText } = fields;
    const identity = this.#identity(record, { name, startedAt, input: inputText });
    return this.#add(
      newLive({ id: ++this.#lastId, revision: record.revision, identity, inputText, machine }),
      { ...fields, machine: record.id, revision: record.revision },
    );
  }

  /** A new execution of a map run of `parent`. */
  createChild(parent: Live, child: ChildStart, startedAt: number): Live {
    const { record } = this.revision(parent.revision);
    const key = { execution: parent.id, task: child.task };
    const { name, items } = child;
    const inputText = JSON.stringify(child.input);
    const { machineName, machine } = this.#processor(key, parent.machine);
    const identity = this.#identity({ ...record, name: machineName }, { name, startedAt, input: inputText });
    const live = newLive({
      id: ++this.#lastId,
      revision: record.revision,
      identity,
      inputText,
      machine,
      mapRun: { key, items },
      state: { ...newState(), items },
    });
    const { id: machineId, revision } = record;
    return this.#add(live, { name, startedAt, inputText, mapRun: key, machine: machineId, revision });
  }

  #add(live: Live, started: Start): Live {
    live.started = started;
    this.#live.set(live.id, live);
    return live;
  }

  /** What the executions of a map run run, and the machine's name among theirs. */
  #processor(key: MapRunKey, parent: Machine): { machineName: string; machine: Machine } {
    const mapRun = this.#store.mapRuns.get(key);
    if (!mapRun) throw new Error(`map run ${key.task} of execution ${key.execution} is missing`);
    const machineName = mapRun.name.slice(0, mapRun.name.lastIndexOf(':'));
    return { machineName, machine: processorAt(parent, mapRun.path) };
  }

  /** The machine an execution runs, and under which name: of a map run, a part of its parent's. */
  #machineOf({ revision, mapRun }: ExecutionRecord): { machineName: string; machine: Machine } {
    const parent = mapRun && this.#store.executions.byId(mapRun.execution);
    if (parent) return this.#processor(mapRun, this.#machineOf(parent).machine);
    const { record, machine } = this.revision(revision);
    return { machineName: record.name, machine };
  }

  /** Executions of the map run that have not ended, those not stored yet included. */
  runningOf(key: MapRunKey): number[] {
    const fresh = [...this.#live.values()].filter(
      ({ mapRun, started, redriven }) =>
        (started || redriven) && mapRun?.key.execution === key.execution && mapRun.key.task === key.task,
    );
    return [...this.#store.mapRuns.running(key), ...fresh.map(({ id }) => id)];
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

  /** The same of an execution of a map run that is redriven with it. */
  reviveChild(id: number, at: number): Live {
    const { redrives = 0 } = this.#store.executions.byId(id) ?? {};
    return this.revive(id, { count: redrives + 1, at });
  }

  /** The execution, read from the store if need be; undefined when it is not running. */
  get(id: number): Live | undefined {
    const known = this.#live.get(id);
    if (known) return known;
    const { executions } = this.#store;
    const text = executions.state(id);
    const record = text === undefined ? undefined : executions.byId(id);
    if (text === undefined || !record) return undefined;
    return this.#load(record, text, executions.parts(id));
  }

  #load(record: ExecutionRecord, stateText: string, values = new Map<number, Json>()): Live {
    const { id, revision, input: inputText, mapRun: key } = record;
    const { machineName, machine } = this.#machineOf(record);
    const identity = this.#identity({ ...this.revision(revision).record, name: machineName }, record);
    const state = decodeState(stateText, identity.input, values);
    const mapRun = key && { key, items: state.items ?? 1 };
    const parts = new Parts(values);
    const live = newLive({ id, revision, identity, inputText, machine, mapRun, state, parts });
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
    const key = (task: number): MapRunKey => ({ execution: live.id, task });
    return {
      machine: live.machine,
      identity: live.identity,
      nowMs,
      token,
      mapResults: (task) => this.#store.mapRuns.results(key(task)),
      unsuccessful: (task) => this.#store.mapRuns.unsuccessful(key(task)),
    };
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
