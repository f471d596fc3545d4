import type { StatusChange } from './news.ts';

/** Tells the host of status changes, and remembers which it has heard until they are forgotten on disk too. */
export class Bulletin {
  readonly #tell: (change: StatusChange) => Promise<void>;
  readonly #told: number[] = [];
  #underWay = 0;

  constructor(tell: (change: StatusChange) => Promise<void>) {
    this.#tell = tell;
  }

  /** Resolves when the host has heard it; `notice` is its number in the store. @throws whatever the host throws */
  async publish(notice: number, change: StatusChange): Promise<void> {
    this.#underWay += 1;
    await this.#tell(change);
    this.#underWay -= 1;
    this.#told.push(notice);
  }

  isQuiet(): boolean {
    return this.#underWay === 0;
  }

  /** Those heard since the last time. */
  takeTold(): number[] {
    return this.#told.splice(0);
  }
}
