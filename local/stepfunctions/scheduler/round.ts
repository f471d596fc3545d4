import type { Awaited } from '../interpreter/awaited.ts';
import type { ChildEnd, Ending } from '../interpreter/event.ts';
import type { Item, Live } from './live.ts';
import type { Residents } from './residents.ts';
import { notStepped, type Stepped, stepThrough } from './step.ts';

/**
 * One round: steps executions, and with them what follows inside the engine, so that all of it is one commit.
 * An execution that ends is heard of by who waits for it, one that nobody waits for any more is stopped, those
 * of a map run are started: none of this can be half done after a crash.
 */
export class Round {
  readonly #residents: Residents;
  readonly #nowMs: number;
  readonly #stepped = new Map<Live, Stepped>();
  #next = new Set<Live>();

  constructor(residents: Residents, nowMs: number) {
    this.#residents = residents;
    this.#nowMs = nowMs;
  }

  /** Puts the item into the execution's mailbox, to be worked off in this round. */
  give(live: Live, item: Item): void {
    live.mailbox.push(item);
    this.#next.add(live);
  }

  async run(ready: Iterable<Live>): Promise<Stepped[]> {
    for (const live of ready) this.#next.add(live);
    while (this.#next.size > 0) {
      const batch = [...this.#next]
        .filter((live) => live.mailbox.length > 0)
        .map((live) => this.#steppedOf(live));
      this.#next = new Set();
      const running = batch.filter(({ ending }) => !ending);
      await Promise.all(
        batch.map((stepped) => stepThrough(stepped, this.#residents.world(stepped.live, this.#nowMs))),
      );
      for (const stepped of batch) this.#startAndStop(stepped);
      for (const { live, ending } of running) if (ending) this.#report(live, ending);
    }
    return [...this.#stepped.values()];
  }

  #steppedOf(live: Live): Stepped {
    const stepped = this.#stepped.get(live) ?? notStepped(live);
    this.#stepped.set(live, stepped);
    return stepped;
  }

  #startAndStop(stepped: Stepped): void {
    const { live } = stepped;
    for (const child of stepped.children.splice(0)) {
      if ('execution' in child) {
        const revived = this.#residents.reviveChild(child.execution, this.#nowMs);
        this.give(revived, { stimulus: { kind: 'redrive' } });
      } else {
        const created = this.#residents.createChild(live, child, this.#nowMs);
        this.give(created, { stimulus: { kind: 'start' } });
      }
    }
    for (const awaited of stepped.abandoned.splice(0)) {
      for (const child of this.#awaited(live, awaited)) this.give(child, { stimulus: { kind: 'stop' } });
    }
  }

  #awaited(live: Live, awaited: Awaited): Live[] {
    const ids =
      'mapRun' in awaited
        ? this.#residents.runningOf({ execution: live.id, task: awaited.mapRun })
        : [awaited.execution];
    return ids.map((id) => this.#residents.get(id)).filter((child) => child !== undefined);
  }

  /** Tells the tasks that wait for the execution how it has ended. */
  #report(live: Live, ending: Ending): void {
    const { mapRun, state } = live;
    const end = childEnd(live, ending, this.#nowMs);
    for (const { execution, task } of [...(mapRun ? [mapRun.key] : []), ...(state.watchers ?? [])]) {
      const watcher = this.#residents.get(execution);
      if (watcher) this.give(watcher, { stimulus: { kind: 'child', task, end } });
    }
  }
}

function childEnd({ identity, inputText, mapRun }: Live, ending: Ending, nowMs: number): ChildEnd {
  const { status } = ending;
  const failure = ending.status === 'SUCCEEDED' ? {} : { error: ending.error, cause: ending.cause };
  return {
    executionArn: identity.arn,
    stateMachineArn: identity.machineArn,
    name: identity.name,
    status,
    startedAt: identity.startedAt,
    stoppedAt: nowMs,
    input: inputText,
    ...(ending.status === 'SUCCEEDED' ? { output: JSON.stringify(ending.output) } : {}),
    ...(failure.error === undefined ? {} : { error: failure.error }),
    ...(failure.cause === undefined ? {} : { cause: failure.cause }),
    ...(mapRun ? { items: mapRun.items } : {}),
  };
}
