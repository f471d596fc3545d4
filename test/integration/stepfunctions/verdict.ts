import { expect } from 'vitest';
import { type Answer, dealSteps, partSteps } from './deal.ts';
import type { Deed } from './journal.ts';
import type { Lane } from './lane.ts';
import type { Life } from './life.ts';

interface Event {
  readonly type: string;
  readonly [details: string]: unknown;
}

type Steps = typeof dealSteps;

/** What was applied in an execution: id → value. */
type Applied = ReadonlyMap<string, string>;

/** Everything the engine owes after all its deaths. */
export async function expectNothingLost(lane: Lane, life: Life, names: readonly string[]): Promise<void> {
  const { deeds } = lane;
  expect([...lane.started].sort()).toEqual([...names].sort());
  expectNotAskedAgain(lane, deeds);
  const partArn = life.stateMachineArn.replace(/:deal$/, ':part');
  for (const name of names) {
    const deal = await ended(life, life.stateMachineArn, name);
    const part = await ended(life, partArn, `${name}-part`);
    expectApplied(name, dealSteps, deal.applied, deeds, lane);
    expectApplied(`${name}-part`, partSteps, part.applied, deeds, lane);
    const all = [...deal.applied, ...part.applied].sort();
    expect(answersOf(deal.output), name).toEqual(all);
    expectUnchanged(name, deal.events, lane, deeds);
  }
}

async function ended(
  life: Life,
  machineArn: string,
  name: string,
): Promise<{ output: string; events: Event[]; applied: Applied }> {
  const executionArn = machineArn.replace(':stateMachine:', ':execution:').concat(`:${name}`);
  const described = await life.call('DescribeExecution', { executionArn });
  expect(described?.body, name).toMatchObject({ name, status: 'SUCCEEDED' });
  const history = await life.call('GetExecutionHistory', { executionArn, maxResults: 1000 });
  const events: Event[] = Object(history?.body).events;
  return { output: String(described?.body.output), events, applied: answersIn(events) };
}

/** An answer that got its 200 is settled: nobody is asked for it any more. */
function expectNotAskedAgain(lane: Lane, deeds: readonly Deed[]): void {
  for (const [id, { accepted, deeds: until }] of lane.answers) {
    if (accepted === undefined) continue;
    const again = deeds.slice(until).filter((deed) => deed.kind === 'asked' && deed.id === id);
    expect(again, `${id} was asked for again`).toEqual([]);
  }
}

/** The answers in a history, each of them once. */
function answersIn(events: readonly Event[]): Applied {
  const applied = new Map<string, string>();
  for (const event of events) {
    const { output, resourceType } = Object(
      event.lambdaFunctionSucceededEventDetails ?? event.taskSucceededEventDetails,
    );
    if (typeof output !== 'string' || resourceType === 'states') continue;
    const { id, value }: Answer = JSON.parse(output);
    expect(applied.has(id), `${id} was applied twice`).toBe(false);
    applied.set(id, value);
  }
  return applied;
}

/** Every answer in an output, however deep. */
function answersOf(output: string): [string, string][] {
  const found: [string, string][] = [];
  JSON.parse(output, (_key, value: unknown) => {
    const { id, value: given } = Object(value);
    if (typeof id === 'string') found.push([id, given]);
    return value;
  });
  return found.sort();
}

/** Each step had its effect, and what was applied is what one of its calls said. */
function expectApplied(
  name: string,
  { effects, asked }: Steps,
  applied: Applied,
  deeds: readonly Deed[],
  lane: Lane,
): void {
  for (const step of effects) {
    const id = [...applied.keys()].find((key) => key.startsWith(`${name}/${step}/`));
    const said = deeds.flatMap((deed) => (deed.kind === 'effect' && deed.id === id ? [deed.value] : []));
    expect(said, `${name}/${step}`).toContain(applied.get(id ?? ''));
  }
  for (const step of asked) {
    const { tried = [], accepted } = lane.answers.get(`${name}/${step}`) ?? {};
    const answer = applied.get(`${name}/${step}`);
    if (accepted === undefined) expect(tried).toContain(answer);
    else expect(answer).toBe(accepted);
  }
  expect(applied.size, name).toBe(effects.length + asked.length);
}

/** A history only grows, to the timestamp; what had been answered when it was seen was not called again. */
function expectUnchanged(name: string, events: readonly Event[], lane: Lane, deeds: readonly Deed[]): void {
  const seen = lane.sightings.get(name);
  if (!seen) return;
  expect(events.slice(0, seen.events.length), name).toEqual(seen.events);
  const settled = answersIn(events.slice(0, seen.events.length));
  const again = deeds.slice(seen.deeds).filter(({ id }) => settled.has(id));
  expect(again, `${name}: answered, and called again`).toEqual([]);
}
