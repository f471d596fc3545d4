import type { Fire } from './timeline.ts';

export interface Timer {
  readonly dueMs: number;
  readonly armed: number;
  readonly fire: Fire;
  /** Its place in the heap, so that it can be cancelled without a search; -1 once it has left. */
  place: number;
}

const before = (a: Timer, b: Timer) => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.armed < b.armed);

/**
 * Timers ordered by due time, ties by the order of arming. A binary heap that knows each timer's place:
 * arming and cancelling stay cheap with a hundred thousand deals waiting.
 */
export class DueQueue {
  readonly #heap: Timer[] = [];
  #armed = 0;

  /** @throws RangeError when `dueMs` is not a number */
  add(dueMs: number, fire: Fire): Timer {
    if (Number.isNaN(dueMs)) throw new RangeError('A timer must be due at a time, not at NaN.');
    const timer: Timer = { dueMs, armed: this.#armed++, fire, place: this.#heap.length };
    this.#heap.push(timer);
    this.#rise(timer);
    return timer;
  }

  earliest(): Timer | undefined {
    return this.#heap[0];
  }

  /** Removes and returns the earliest timer due at `byMs` or before. */
  take(byMs: number): Timer | undefined {
    const timer = this.#heap[0];
    if (timer === undefined || timer.dueMs > byMs) return undefined;
    this.remove(timer);
    return timer;
  }

  remove(timer: Timer): void {
    if (timer.place < 0) return;
    const last = this.#heap.pop();
    if (last !== undefined && last !== timer) {
      this.#put(last, timer.place);
      this.#rise(last);
      this.#sink(last);
    }
    timer.place = -1;
  }

  #put(timer: Timer, place: number): void {
    this.#heap[place] = timer;
    timer.place = place;
  }

  #rise(timer: Timer): void {
    while (timer.place > 0) {
      const place = timer.place;
      const parent = this.#heap[(place - 1) >> 1];
      if (parent === undefined || before(parent, timer)) return;
      this.#put(timer, parent.place);
      this.#put(parent, place);
    }
  }

  #sink(timer: Timer): void {
    for (;;) {
      const place = timer.place;
      const [left, right] = [this.#heap[2 * place + 1], this.#heap[2 * place + 2]];
      const child = left !== undefined && right !== undefined && before(right, left) ? right : left;
      if (child === undefined || before(timer, child)) return;
      this.#put(timer, child.place);
      this.#put(child, place);
    }
  }
}
