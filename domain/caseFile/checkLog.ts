import { type DealEvent, dealEventSchema, firstBrokenLink } from '../deal/event.ts';
import { type CaseContents, parsed } from './contents.ts';
import type { DealDocument } from './documents.ts';
import { type Finding, failed, found, passed } from './finding.ts';
import type { Manifest } from './manifest.ts';

/** A deal's log as it was found: the events up to the first line that is none. */
export interface FoundLog {
  readonly events: readonly DealEvent[];
  /** The number of the first line that is no event, from 1; `null` if all are. */
  readonly badLine: number | null;
}

/** One event a line, each line ended. */
export function logIn({ texts }: CaseContents): FoundLog {
  const lines = (texts.get('events.jsonl') ?? '').split('\n');
  const isEnded = lines.pop() === '';
  const events: DealEvent[] = [];
  for (const line of lines) {
    const event = dealEventSchema.safeParse(parsed(line));
    if (!event.success) return { events, badLine: events.length + 1 };
    events.push(event.data);
  }
  return { events, badLine: isEnded ? null : events.length + 1 };
}

/** The hash chain, from the first event on. Names the first event that is altered, missing or out of its place. */
export function checkLog({ events, badLine }: FoundLog, dealId: string | null): Finding {
  const broken = firstBrokenLink(events) ?? badLine;
  if (broken !== null)
    return failed('log', `the chain breaks at event ${broken}: it was altered, moved or removed`);
  if (events.length === 0)
    return failed('log', 'there is no event: the log of a deal begins with its invitation');
  const stranger = events.find((event) => event.dealId !== dealId);
  if (stranger !== undefined) return failed('log', `event ${stranger.seq} is of ${stranger.dealId}`);
  return passed('log', `${events.length} events, an unbroken chain`);
}

/** That nothing was cut off the end, which a chain alone cannot tell. */
export function checkLogEnd(
  { events }: FoundLog,
  manifest: Manifest | null,
  deal: DealDocument | null,
): Finding {
  const last = events.at(-1);
  const heads = [
    { name: 'the manifest', head: manifest },
    { name: 'deal.json', head: deal },
  ];
  const faults = heads.flatMap(({ name, head }) => {
    if (head === null) return [`${name} does not say where the log ends`];
    const fits = head.lastSeq === last?.seq && head.lastHash === last.hash;
    return fits ? [] : [`the log ends at event ${last?.seq ?? 0}, but ${name} says ${head.lastSeq}`];
  });
  return found('log_end', faults, `event ${last?.seq ?? 0} is the last, as the manifest and deal.json say`);
}
