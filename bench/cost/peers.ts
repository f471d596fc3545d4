import { ASSUMED } from './assumptions.ts';
import { memoryMbOf } from './deployedSize.ts';
import { linesOf } from './lines.ts';
import type { FunctionUse } from './meter.ts';
import { costOf, type Pico, picoOf, tieredCost } from './pico.ts';
import { type Prices, tiersOf } from './prices.ts';
import { count, isStep, quantitiesOf } from './quantities.ts';
import type { Trace } from './trace.ts';

/** What running the workflow alone costs a month; everything around it is the same with each of them. */
export interface Peers {
  readonly deals: number;
  readonly stepFunctions: Pico;
  readonly temporalCloud: Pico;
  readonly durableFunctions: Pico;
}

/** Steps that wait at a gate for somebody. */
const GATES: ReadonlySet<string> = new Set(['openGate', 'requestFunding', 'sendPayouts', 'askOperator']);
const MONTH_HOURS = 744n;
const HOUR_MILLIS = 3_600_000;
/** waitForCallback: its own context, the callback, and the step that hands the callback's id on. */
const OPERATIONS_OF_A_GATE = 3;
/** How long histories are kept after the end: Temporal's usual 30 days, durable functions' default of 14. */
const TEMPORAL_RETENTION_HOURS = 30n * 24n;
const DURABLE_RETENTION_HOURS = 14n * 24n;

export function peersOf(trace: Trace, deals: number, prices: Prices): Peers {
  const many = BigInt(deals);
  const transitions = linesOf(quantitiesOf(trace), prices, many).find(
    ({ used }) => used === 'stateTransitions',
  );
  return {
    deals,
    stepFunctions: transitions?.cost ?? 0n,
    temporalCloud: temporalCloud(trace, many, prices),
    durableFunctions: durableFunctions(trace, many, prices),
  };
}

const gatesOf = ({ functions }: Trace) => count(functions.filter(isGate));
const stepsOf = ({ functions }: Trace) => count(functions.filter(isStep));
const isGate = ({ name }: FunctionUse) => GATES.has(name);

/** The same deal: its start, an activity for each step, and for each gate the clock's timer and the answer's signal. */
export function temporalActions(trace: Trace): number {
  return 1 + stepsOf(trace) + 2 * gatesOf(trace);
}

function temporalCloud(trace: Trace, deals: bigint, { temporalCloud: price }: Prices): Pico {
  const actions = tieredCost(BigInt(temporalActions(trace)) * deals, tiersOf(price.actions));
  const bytes = BigInt(trace.historyBytes);
  const openHours = BigInt(Math.ceil(trace.openMillis / HOUR_MILLIS));
  const active = tieredCost(bytes * openHours * deals, tiersOf(price.activeByteHours));
  const retained = tieredCost(bytes * TEMPORAL_RETENTION_HOURS * deals, tiersOf(price.retainedByteHours));
  const used = actions + active + retained;
  const plan = costOf(used, { pico: BigInt(price.planPpm), per: 1_000_000n });
  const least = picoOf(price.leastUsd);
  return used + (plan > least ? plan : least);
}

/** Its start, each step, each gate; and for every gate the function is invoked anew and replays what lies behind it. */
export function durableOperations(trace: Trace): number {
  return 1 + stepsOf(trace) + OPERATIONS_OF_A_GATE * gatesOf(trace);
}

function durableFunctions(trace: Trace, deals: bigint, { durableFunctions: price, prices }: Prices): Pico {
  const bytes = BigInt(trace.historyBytes) * deals;
  const replays = BigInt(1 + gatesOf(trace)) * deals;
  const replayMbMillis = replays * BigInt(2 * ASSUMED.millis.own * memoryMbOf('collaboration'));
  const keptHours = BigInt(Math.ceil(trace.openMillis / HOUR_MILLIS)) + DURABLE_RETENTION_HOURS;
  return (
    tieredCost(BigInt(durableOperations(trace)) * deals, tiersOf(price.operations)) +
    tieredCost(bytes, tiersOf(price.writtenBytes)) +
    tieredCost((bytes * keptHours) / MONTH_HOURS, tiersOf(price.retainedByteMonths)) +
    tieredCost(replays, tiersOf(prices.lambdaRequests)) +
    tieredCost(replayMbMillis, tiersOf(prices.lambdaMbMillis))
  );
}
