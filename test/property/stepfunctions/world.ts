import { type Invocation, TaskFailure } from '../../../local/stepfunctions/index.ts';

/** A call of a function that has not been answered, or a token nobody has redeemed. */
interface Due {
  /** What decides who is next, the same whatever has happened to the engine before. */
  readonly key: string;
  act(): void;
}

/**
 * The world outside the engine: functions and people who answer one at a time, in an order that depends on
 * nothing but what is being asked. So the same program meets the same answers however often it is interrupted.
 */
export class World {
  readonly #calls = new Map<string, Due>();
  readonly #tokens = new Map<string, Due>();
  readonly #redeem: (token: string, answer: Answer) => void;

  /** `redeem` sends the answer for a token to the engine. */
  constructor(redeem: (token: string, answer: Answer) => void) {
    this.#redeem = redeem;
  }

  /** Those who called are gone; who holds a token still does. */
  forgetCalls(): void {
    this.#calls.clear();
  }

  invoke({ functionName, payload, stateName }: Invocation): Promise<unknown> {
    const { token, path } = Object(payload);
    const key = `${stateName} ${path}`;
    if (this.#calls.has(key)) throw new Error(`${key} is called a second time`);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    if (functionName === 'ask') this.#tokens.delete(token);
    const act = (): void => {
      this.#calls.delete(key);
      if (functionName === 'ask') {
        this.#tokens.set(token, { key, act: () => this.#redeem(token, answerTo(payload)) });
        resolve(null);
        return;
      }
      const answer = answerTo(payload);
      if ('error' in answer) reject(new TaskFailure(answer.error, answer.cause));
      else resolve(answer);
    };
    this.#calls.set(key, { key, act });
    return promise;
  }

  /** The token was redeemed, or is no longer good. */
  settle(token: string): void {
    this.#tokens.delete(token);
  }

  /** The next to answer does so; false when nobody is asked for anything. */
  answerOne(): boolean {
    const [first] = [...this.#calls.values(), ...this.#tokens.values()].sort((a, b) =>
      a.key < b.key ? -1 : 1,
    );
    first?.act();
    return first !== undefined;
  }
}

export type Answer = { readonly n: number } | { readonly error: string; readonly cause: string };

/** By the payload alone; some are refused at first, some for good. */
function answerTo(payload: unknown): Answer {
  const { n, attempt } = Object(payload);
  return (n + attempt) % 4 === 3 ? { error: 'Refused', cause: `not ${n}` } : { n: n + 1 };
}
