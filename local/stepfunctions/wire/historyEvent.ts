import type { ReadEvent } from '../store/eventCodec.ts';

const complete = { truncated: false };

/** Under which name an event's payload appears. */
function payloadName(type: string): 'input' | 'output' | 'parameters' {
  if (type === 'TaskScheduled') return 'parameters';
  return /(Started|Entered|Scheduled)$/.test(type) ? 'input' : 'output';
}

/** The member that holds an event's details: states share one for entering and one for leaving. */
function detailsName(type: string): string {
  const shared = /State(Entered|Exited)$/.exec(type);
  if (shared) return `state${shared[1]}EventDetails`;
  return `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`;
}

/** An event in the shape of GetExecutionHistory. */
export function wireEvent(event: ReadEvent, includeData: boolean): Record<string, unknown> {
  const { id, previous, type, at, payload, details, assigned } = event;
  const body: Record<string, unknown> = { ...details };
  if (payload !== undefined && includeData) {
    const name = payloadName(type);
    body[name] = payload;
    if (name !== 'parameters') body[`${name}Details`] = complete;
  }
  if (assigned && includeData) {
    body.assignedVariables = Object.fromEntries(
      Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]),
    );
    body.assignedVariablesDetails = complete;
  }
  return {
    timestamp: at / 1000,
    type,
    id,
    previousEventId: previous,
    ...(Object.keys(body).length > 0 ? { [detailsName(type)]: body } : {}),
  };
}
