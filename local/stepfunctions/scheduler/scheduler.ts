import type { Home } from '../arn.ts';
import type { EngineClock } from '../clock.ts';
import type { Offer } from '../definition/resource.ts';
import type { Call, Stimulus } from '../interpreter/event.ts';
import type { Notice, Redrive, Start } from '../store/commit.ts';
import type { Store } from '../store/store.ts';
import { alarm } from './alarm.ts';
import { type Outside, outcomeOf } from './invocation.ts';
import type { Item, Live } from './live.ts';
import { isOwnAction, type OwnActions, type OwnCall, ownCalls } from './ownCalls.ts';
import { Replies } from './replies.ts';
import { Residents } from './residents.ts';
import type { Revision } from './revisions.ts';
import { Round } from './round.ts';
import { changeOf, type Stepped } from './step.ts';

/** How many due executions are woken in one commit; the rest follows at once. */
const wakeLimit = 1000;

export interface Surroundings {
  readonly store: Store;
  readonly clock: EngineClock;
  readonly home: Home;
  readonly outside: Outside;
  readonly offer: Offer;
  readonly actions: OwnActions;
  tell(notice: Notice): Promise<void>;
}

/**
 * Drives executions: gathers what has arrived for any of them, takes their steps, commits all of it at once,
 * and only then lets calls, replies and notices out. A commit that fails stops the engine for good: what is on
 * disk stays true and a restart goes on from there.
 */
export class Scheduler {
  readonly residents: Residents;
  readonly #around: Surroundings;
  readonly #ready = new Set<Live>();
  readonly #alarm: ReturnType<typeof alarm>;
  readonly #replies = new Replies();
  readonly #told: number[] = [];
  /** Calls of the engine itself, for the next round. */
  readonly #own: OwnCall[] = [];
  readonly #carryOut: ReturnType<typeof ownCalls>;
  /** Functions and notices under way. */
  #outside = 0;
  #pumping = false;
  #running = false;
  #closing: Promise<void> | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
    this.residents = new Residents(around.store, around.home, around.offer);
    this.#carryOut = ownCalls(around.actions, this.residents);
    this.#alarm = alarm(around.clock, () => this.#wakeDue());
  }

  /** Resumes all that is on disk: status changes nobody heard, functions that had not answered, timers. */
  start(): void {
    this.#running = true;
    const { store } = this.#around;
    for (const notice of store.untold()) this.#tell(notice);
    for (const id of store.executions.calling()) {
      const live = this.residents.get(id);
      if (live) this.#callAgain(live);
    }
    this.#wakeDue();
    if (this.#hasWork()) this.#pump();
  }

  /** A new execution; `stored` resolves once its start is on disk. */
  begin(
    revision: Revision,
    fields: Omit<Start, 'machine' | 'revision' | 'startedAt'>,
  ): { id: number; startedAt: number; stored: Promise<boolean> } {
    const startedAt = this.#around.clock.now();
    const live = this.residents.create(revision, { ...fields, startedAt });
    return { id: live.id, startedAt, stored: this.#deliver(live, { kind: 'start' }) };
  }

  /** Takes an execution up again where it came to a bad end; resolves once that is on disk. */
  redrive(id: number, redrive: Redrive): Promise<boolean> {
    return this.#deliver(this.residents.revive(id, redrive), { kind: 'redrive' });
  }

  /** Gives the execution a stimulus; resolves after its commit, false when it meant nothing any more. */
  async deliver(id: number, stimulus: Stimulus): Promise<boolean> {
    const live = this.residents.get(id);
    return live ? this.#deliver(live, stimulus) : false;
  }

  isIdle(): boolean {
    return !this.#hasWork() && !this.#pumping && this.#outside === 0;
  }

  #hasWork(): boolean {
    return this.#ready.size > 0 || this.#own.length > 0;
  }

  idle(): Promise<void> {
    return this.isIdle() && !this.#replies.ended ? Promise.resolve() : this.#replies.idle();
  }

  /** Takes no further step; the commit under way is finished. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#running = false;
    this.#alarm.disarm();
    while (this.#pumping) await new Promise((resolve) => setImmediate(resolve));
    if (this.#told.length > 0 && !this.#replies.ended) this.#around.store.commit([], this.#told.splice(0));
    this.#around.store.close();
    this.#replies.end(new Error('the engine is closed'));
  }

  #deliver(live: Live, stimulus: Stimulus): Promise<boolean> {
    const { reply, settle } = this.#replies.expect();
    this.#enqueue(live, { stimulus, settle });
    return reply;
  }

  #enqueue(live: Live, item: Item): void {
    live.mailbox.push(item);
    this.#ready.add(live);
    if (this.#running) this.#pump();
  }

  /** Steps and commits in rounds until nothing is ready. A round takes all that arrived in one turn. */
  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    setImmediate(() => {
      this.#rounds().then(
        () => this.#settleIdle(),
        (error: unknown) => this.#fail(error),
      );
    });
  }

  async #rounds(): Promise<void> {
    while (this.#hasWork() && this.#running) {
      const nowMs = this.#around.clock.now();
      const round = new Round(this.residents, nowMs);
      for (const own of this.#own.splice(0)) {
        own.live.calls -= 1;
        this.#carryOut(own, round);
      }
      const ready = [...this.#ready];
      this.#ready.clear();
      const stepped = await round.run(ready);
      const changes = stepped.map((step) => changeOf(step, nowMs));
      const notices = this.#around.store.commit(changes, this.#told.splice(0));
      for (const step of stepped) this.#release(step);
      for (const notice of notices) this.#tell(notice);
      this.#wakeDue();
    }
    this.#pumping = false;
  }

  /** The commit is on disk: replies and calls may be seen outside. */
  #release({ live, ending, calls, settled }: Stepped): void {
    delete live.started;
    delete live.redriven;
    live.ended = ending !== undefined;
    for (const [item, accepted] of settled) item.settle?.(accepted);
    if (live.ended) {
      for (const item of live.mailbox.splice(0)) item.settle?.(false);
      this.#ready.delete(live);
    }
    if (this.#running && !live.ended) for (const call of calls) this.#dispatch(live, call);
    if (live.ended || (live.calls === 0 && !this.#ready.has(live))) this.residents.forget(live);
  }

  #callAgain(live: Live): void {
    for (const { activity, state: stateName } of live.state.branches.values()) {
      if (!activity || !('call' in activity) || !activity.call) continue;
      this.#dispatch(live, { task: activity.task, request: activity.call, stateName });
    }
  }

  #dispatch(live: Live, call: Call): void {
    const { task, request } = call;
    if (request.kind === 'turn') this.#enqueue(live, { stimulus: { kind: 'turn', task } });
    else if (request.kind === 'engine' && isOwnAction(request.action)) {
      live.calls += 1;
      const { action, body, watched = false } = request;
      this.#own.push({ live, task, action, body, watched });
    } else this.#call(live, call);
  }

  #call(live: Live, call: Call): void {
    live.calls += 1;
    this.#outside += 1;
    void outcomeOf(this.#around.outside, call, live.identity.arn).then((outcome) => {
      live.calls -= 1;
      this.#outside -= 1;
      if (live.ended) this.#settleIdle();
      else this.#enqueue(live, { stimulus: { kind: 'answered', task: call.task, outcome } });
    });
  }

  #tell(notice: Notice): void {
    if (!this.#running) return;
    this.#outside += 1;
    this.#around.tell(notice).then(
      () => {
        this.#outside -= 1;
        this.#told.push(notice.id);
        this.#settleIdle();
      },
      (error: unknown) => this.#fail(error),
    );
  }

  /** Queues the executions whose time has come, and arms the clock for the next. */
  #wakeDue(): void {
    if (!this.#running) return;
    const { executions } = this.#around.store;
    const dueMs = executions.firstDue();
    const nowMs = this.#around.clock.now();
    if (dueMs === undefined || dueMs > nowMs) {
      this.#alarm.set(dueMs);
      return;
    }
    for (const id of executions.due(nowMs, wakeLimit)) {
      const live = this.residents.get(id);
      if (live && !this.#ready.has(live)) this.#enqueue(live, { stimulus: { kind: 'due' } });
    }
  }

  #settleIdle(): void {
    if (this.#hasWork() && this.#running) this.#pump();
    else if (this.isIdle()) this.#replies.settleIdle();
  }

  #fail(error: unknown): void {
    this.#running = false;
    this.#pumping = false;
    this.#alarm.disarm();
    this.#replies.end(error);
    queueMicrotask(() => {
      throw error;
    });
  }
}
