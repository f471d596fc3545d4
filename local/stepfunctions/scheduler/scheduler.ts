import type { Home } from '../arn.ts';
import type { EngineClock } from '../clock.ts';
import type { Offer } from '../definition/resource.ts';
import type { Call, Stimulus } from '../interpreter/event.ts';
import type { Redrive, Start } from '../store/commit.ts';
import type { Store } from '../store/store.ts';
import { Bulletin } from './bulletin.ts';
import { DueTimes } from './dueTimes.ts';
import { type Outside, outcomeOf } from './invocation.ts';
import type { Item, Live } from './live.ts';
import { newsOf, type StatusChange, storedNews } from './news.ts';
import { isOwnAction, type OwnActions, type OwnCall, ownCalls } from './ownCalls.ts';
import { Replies } from './replies.ts';
import { Residents } from './residents.ts';
import type { Revision } from './revisions.ts';
import { Round } from './round.ts';
import { changeOf, type Stepped } from './step.ts';

export interface Surroundings {
  readonly store: Store;
  readonly clock: EngineClock;
  readonly home: Home;
  readonly outside: Outside;
  readonly offer: Offer;
  readonly actions: OwnActions;
  tell(change: StatusChange): Promise<void>;
}

/** For what is there already, of answers and of requests, to join the next commit. */
const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Drives executions: gathers what has arrived for any of them, takes their steps, commits all of it at once,
 * and only then lets calls, replies and notices out. A commit that fails stops the engine for good: what is on
 * disk stays true and a restart goes on from there.
 */
export class Scheduler {
  readonly residents: Residents;
  readonly #around: Surroundings;
  readonly #ready = new Set<Live>();
  readonly #dueTimes: DueTimes;
  readonly #replies = new Replies();
  readonly #bulletin: Bulletin;
  /** Calls of the engine itself, for the next round. */
  readonly #own: OwnCall[] = [];
  readonly #carryOut: ReturnType<typeof ownCalls>;
  /** Functions under way. */
  #outside = 0;
  #pumping = false;
  #running = false;
  #closing: Promise<void> | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
    this.residents = new Residents(around.store, around.home, around.offer);
    this.#bulletin = new Bulletin(around.tell);
    this.#carryOut = ownCalls(around.actions, this.residents);
    this.#dueTimes = new DueTimes(around.store, around.clock, () => this.#wakeDue());
  }

  /** Resumes all that is on disk: status changes nobody heard, functions that had not answered, timers. */
  start(): void {
    this.#running = true;
    const { store, home } = this.#around;
    for (const notice of store.untold()) {
      this.#tell(notice.id, storedNews(this.residents, home, store, notice));
    }
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
    return !this.#hasWork() && !this.#pumping && this.#outside === 0 && this.#bulletin.isQuiet();
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
    this.#dueTimes.disarm();
    while (this.#pumping) await turnOfTheLoop();
    const { store } = this.#around;
    const told = this.#bulletin.takeTold();
    if (told.length > 0 && !this.#replies.ended) store.commit([], told);
    store.close();
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
      await this.#round();
      await turnOfTheLoop();
      if (this.#dueTimes.overdue || !this.#hasWork()) this.#wakeDue();
    }
    this.#pumping = false;
  }

  async #round(): Promise<void> {
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
    const notices = this.#around.store.commit(changes, this.#bulletin.takeTold());
    const news = newsOf(stepped, nowMs);
    for (const step of stepped) {
      this.#release(step);
      this.#dueTimes.expect(step.live);
    }
    for (const notice of notices) this.#tell(notice.id, news(notice));
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

  #tell(notice: number, change: StatusChange): void {
    if (!this.#running) return;
    this.#bulletin.publish(notice, change).then(
      () => this.#settleIdle(),
      (error: unknown) => this.#fail(error),
    );
  }

  #wakeDue(): void {
    if (!this.#running) return;
    for (const id of this.#dueTimes.found()) {
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
    this.#dueTimes.disarm();
    this.#replies.end(error);
    queueMicrotask(() => {
      throw error;
    });
  }
}
