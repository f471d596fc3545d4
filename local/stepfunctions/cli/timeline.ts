import * as z from 'zod/mini';
import type { Event } from './answers.ts';
import { duration } from './duration.ts';
import type { Paint } from './paint.ts';

const details = z.looseObject({
  name: z.optional(z.string()),
  index: z.optional(z.number()),
  resource: z.optional(z.string()),
  resourceType: z.optional(z.string()),
  error: z.optional(z.string()),
  cause: z.optional(z.string()),
});
type Details = z.infer<typeof details>;

const detailsOf = (event: Event): Details => {
  const [, given] = Object.entries(event).find(([key]) => key.endsWith('EventDetails')) ?? [];
  return details.parse(given ?? {});
};

interface Line {
  readonly depth: number;
  readonly text: string;
}

/** Knows how deep each event lies: inside the states that were entered and not left on its chain. */
class Nesting {
  /** The depth of what follows an event. */
  readonly #after = new Map<number, number>();
  /** Where and when each state was last entered, by name and depth. */
  readonly #entered = new Map<string, { depth: number; at: number }>();

  place(event: Event, { name = '' }: Details): { depth: number; took?: number } {
    const before = this.#after.get(event.previousEventId) ?? 0;
    const { type, id, timestamp } = event;
    if (type.startsWith('Execution')) return this.#put(id, 0, 0);
    if (type.endsWith('StateEntered')) {
      this.#entered.set(name, { depth: before, at: timestamp });
      return this.#put(id, before, before + 1);
    }
    const state = this.#entered.get(name);
    if (type.endsWith('StateExited')) {
      const depth = Math.max(0, before - 1);
      const took = state && timestamp - state.at;
      return { ...this.#put(id, depth, depth), ...(took === undefined ? {} : { took }) };
    }
    if (type.startsWith('MapIteration') && state) {
      return this.#put(id, state.depth + 1, state.depth + (type === 'MapIterationStarted' ? 2 : 1));
    }
    return this.#put(id, before, before);
  }

  #put(id: number, depth: number, after: number): { depth: number } {
    this.#after.set(id, after);
    return { depth };
  }
}

const words = (type: string): string => type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

function line(event: Event, nesting: Nesting, paint: Paint): Line {
  const given = detailsOf(event);
  const { depth, took } = nesting.place(event, given);
  const { name, index, resource, resourceType, error, cause } = given;
  const state = /^(\w+)State(Entered|Exited)$/.exec(event.type);
  if (state?.[2] === 'Entered') {
    return { depth, text: `${paint('bold', name ?? '')} ${paint('dim', state[1] ?? '')}` };
  }
  if (state) return { depth, text: paint('dim', `${name} left after ${duration(took ?? 0)}`) };
  const what = [resourceType, resource].filter((part) => part !== undefined).join(':');
  const told = [words(event.type), what, index === undefined ? '' : `${name}[${index}]`];
  const text = told.filter((part) => part !== '').join(' ');
  if (error === undefined && cause === undefined) return { depth, text };
  const reason = [error, cause].filter((part) => part !== undefined && part !== '').join(': ');
  return { depth, text: `${paint('red', text)} ${reason}` };
}

/** The history as lines: when, counted from the start, and what, inside the states it belongs to. */
export function timeline(events: readonly Event[], paint: Paint): string[] {
  const start = events[0]?.timestamp ?? 0;
  const nesting = new Nesting();
  return events.map((event) => {
    const { depth, text } = line(event, nesting, paint);
    const when = duration(event.timestamp - start).padStart(8);
    return `${paint('dim', when)}  ${'  '.repeat(depth)}${text}`;
  });
}
