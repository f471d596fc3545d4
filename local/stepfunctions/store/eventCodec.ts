import type { HistoryEvent } from '../interpreter/event.ts';
import type { Json, JsonObject } from '../json.ts';

/** `[type, previous, at, payload, details, assigned]`; payload is an index, -1 for none, -2 for the start input. */
type StoredEvent = [string, number, number, number, JsonObject | 0, JsonObject | 0];
interface StoredEvents {
  p: Json[];
  e: StoredEvent[];
}

const none = -1;
const startInput = -2;

export function encodeEvents(events: readonly HistoryEvent[], input: Json): string {
  const payloads: Json[] = [];
  const seen = new Map<Json, number>();
  const reference = (payload: Json | undefined): number => {
    if (payload === undefined) return none;
    if (payload === input) return startInput;
    const known = seen.get(payload);
    if (known !== undefined) return known;
    seen.set(payload, payloads.length);
    return payloads.push(payload) - 1;
  };
  const e = events.map(
    (event): StoredEvent => [
      event.type,
      event.previous,
      event.at,
      reference(event.payload),
      event.details ?? 0,
      event.assigned ?? 0,
    ],
  );
  return JSON.stringify({ p: payloads, e } satisfies StoredEvents);
}

/** An event as read back; its payload is JSON text, the start input in the very words it came in. */
export interface ReadEvent extends Omit<HistoryEvent, 'payload'> {
  readonly payload?: string;
}

export function decodeEvents(first: number, text: string, inputText: string): ReadEvent[] {
  const { p, e }: StoredEvents = JSON.parse(text);
  return e.map(([type, previous, at, payload, details, assigned], index) => ({
    id: first + index,
    previous,
    type,
    at,
    ...(payload === none ? {} : { payload: payload === startInput ? inputText : JSON.stringify(p[payload]) }),
    ...(details === 0 ? {} : { details }),
    ...(assigned === 0 ? {} : { assigned }),
  }));
}
