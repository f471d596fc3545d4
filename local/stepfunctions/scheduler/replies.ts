interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** Who waits for a commit or for the engine to be idle; nobody is left waiting when the engine ends. */
export class Replies {
  readonly #commits = new Set<Waiting<boolean>>();
  #idle: Waiting<void>[] = [];
  #end: { readonly error: unknown } | undefined;

  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** A reply that `settle` gives after the commit. */
  expect(): { reply: Promise<boolean>; settle: (accepted: boolean) => void } {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const waiting = { resolve, reject };
    if (this.#end) reject(this.#end.error);
    else this.#commits.add(waiting);
    const settle = (accepted: boolean): void => {
      this.#commits.delete(waiting);
      resolve(accepted);
    };
    return { reply: promise, settle };
  }

  idle(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (this.#end) reject(this.#end.error);
    else this.#idle.push({ resolve, reject });
    return promise;
  }

  settleIdle(): void {
    for (const { resolve } of this.#idle.splice(0)) resolve();
  }

  /** Rejects everybody, now and later. */
  end(error: unknown): void {
    this.#end = { error };
    for (const { reject } of [...this.#commits, ...this.#idle]) reject(error);
    this.#commits.clear();
    this.#idle = [];
  }
}
