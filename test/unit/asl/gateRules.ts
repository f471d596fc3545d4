import { gateDeclarationSchema } from '../../../domain/gates/gate.ts';
import { functionOf, ofEachState, ofEachTask, type Rule, waitsForToken } from './machine.ts';

const timetableEntry = (expression: unknown) =>
  /outlook\.timetable\.(\w+)/.exec(typeof expression === 'string' ? expression : '')?.[1];

/** What wakes the state, what it has seen, until when, and who may do what. */
const gatesHandOverEverything = ofEachTask((_, state) => {
  if (!waitsForToken(state)) return [];
  const { taskToken, seen, opening, deadline, gate } = state.Arguments?.Payload ?? {};
  const parsed = gateDeclarationSchema.safeParse(gate);
  return [
    ...(String(taskToken).includes('$states.context.Task.Token') ? [] : ['hands over no task token']),
    ...(String(seen).includes('$states.input.outlook.seen') ? [] : ['does not say what it has seen']),
    ...(String(opening).includes('$states.context.State.EnteredTime') ? [] : ['does not name its opening']),
    ...(timetableEntry(deadline) ? [] : ['has no deadline out of the timetable']),
    ...(parsed.success ? [] : [`declares no gate: ${parsed.error.issues.map(({ path }) => path.join('.'))}`]),
  ];
});

/** The state's own clock, the stored deadline and the gate's name are one entry of the timetable. */
const gatesKeepOneClock = ofEachTask((_, state) => {
  if (!waitsForToken(state)) return [];
  const { deadline, gate } = state.Arguments?.Payload ?? {};
  const name = gateDeclarationSchema.safeParse(gate).data?.name;
  const faults = [];
  if (timetableEntry(deadline) !== name) faults.push(`stores the deadline of ${timetableEntry(deadline)}`);
  if (timetableEntry(state.TimeoutSeconds) !== name) faults.push('times out by another clock');
  return faults;
});

/** Steps that expire the gate they are told to. Settling sales is one of them: it closes them first. */
const EXPIRING = new Set(['expireGate', 'settleSales']);

/** Time-outs lead to the step that expires this very gate, and its answer is judged like anybody's. */
const deadlinesExpireTheirGate = ofEachState((_, state, { States }) => {
  if (!waitsForToken(state)) return [];
  const next = state.Catch?.find(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout'))?.Next ?? '';
  const expiry = States[next];
  const name = gateDeclarationSchema.safeParse(state.Arguments?.Payload?.gate).data?.name;
  if (expiry === undefined || !EXPIRING.has(functionOf(expiry))) return ['does not expire its gate'];
  if (expiry.Arguments?.Payload?.gate !== name) return [`expires gate ${expiry.Arguments?.Payload?.gate}`];
  return next === state.Next || expiry.Next === state.Next ? [] : ['goes on elsewhere after its deadline'];
});

export const gateRules = {
  gatesHandOverEverything,
  gatesKeepOneClock,
  deadlinesExpireTheirGate,
} satisfies Record<string, Rule>;
