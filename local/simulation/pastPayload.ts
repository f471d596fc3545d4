import { type AnsweringAction, RULES } from '../../domain/actions/rules.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { History } from './history.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * The payload with which an action left `event`: the log keeps all of it that is not personal. Evidence stays with the
 * deal; what was shown or decided by it is done without.
 */
export function pastPayload(action: AnsweringAction, event: DealEvent, history: History): Data {
  const { evidenceIds: _, ...data } = event.data;
  return known(action, RESTORE[action]?.(data, event, history) ?? data);
}

/** Where an event says it otherwise than the payload did. */
const RESTORE: Partial<Record<AnsweringAction, (data: Data, event: DealEvent, history: History) => Data>> = {
  counter: proposed,
  revise: proposed,
  submit_draft: (data, { dealId }) => ({ url: `https://draft.example.com/${dealId}`, ...data }),
  dispute: ({ contestedMinor, ...data }) => ({ ...data, contestedAmount: contestedMinor }),
  decide: decided,
};

function proposed(data: Data, _event: DealEvent, { versions }: History): Data {
  const { termsVersion } = data;
  return typeof termsVersion === 'number' ? { ...data, terms: versions[termsVersion - 1] } : data;
}

/** Of the first of two decisions the log keeps nothing: the second says the same, or it still waits for it. */
function decided(data: Data, { type, seq }: DealEvent, { deal, events }: History): Data {
  const second = events.find((other) => other.seq > seq && other.type === 'deal.dispute_decided.v1');
  const pending = deal.dispute?.pendingDecision?.finding;
  const said = type === 'deal.first_decision_made.v1' ? (second?.data ?? pending ?? data) : data;
  const { evidenceIds: _, ...rest } = { ...said };
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
}

/** Without what the event adds to the payload. */
function known(action: AnsweringAction, data: Data): Data {
  const { error } = RULES[action].payload.safeParse(data);
  const added = (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  return Object.fromEntries(Object.entries(data).filter(([key]) => !added.includes(key)));
}
