import { ASSUMED } from './assumptions.ts';
import { deployedSize } from './deployedSize.ts';
import { billedMillis, quantitiesOf, sum } from './quantities.ts';
import type { Trace } from './trace.ts';

/** A quota as a fresh account has it in the region. */
interface Quota {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** What it takes of it if in the busiest hour one deal comes a second. */
  readonly perDealASecond: (trace: Trace) => number;
  /** Where to ask for more. */
  readonly raised: string;
}

const DAY_SECONDS = 86_400;
const SFN = 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html';
const DYNAMODB = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html';
const units = (trace: Trace) => quantitiesOf(trace);

const QUOTAS: readonly Quota[] = [
  {
    name: 'SES: mails a second (out of the sandbox)',
    value: 14,
    unit: 'a second',
    source: 'https://docs.aws.amazon.com/ses/latest/dg/quotas.html',
    perDealASecond: ({ mails }) => mails,
    raised: 'SES console, “Sending limits increase”',
  },
  {
    name: 'SES: mails a day (out of the sandbox)',
    value: 50_000,
    unit: 'a day',
    source: 'https://docs.aws.amazon.com/ses/latest/dg/quotas.html',
    perDealASecond: ({ mails }) => (mails * DAY_SECONDS) / ASSUMED.peakFactor,
    raised: 'SES console, “Sending limits increase”',
  },
  {
    name: 'Step Functions: open executions',
    value: 1_000_000,
    unit: 'at once',
    source: SFN,
    perDealASecond: ({ openMillis }) => openMillis / 1000 / ASSUMED.peakFactor,
    raised: 'Service Quotas, “Maximum open executions”; to millions',
  },
  {
    name: 'Step Functions: StartExecution',
    value: 300,
    unit: 'a second (bucket 1 300)',
    source: SFN,
    perDealASecond: () => 1,
    raised: 'Service Quotas, “StartExecution throttle”',
  },
  {
    name: 'Step Functions: state transitions',
    value: 5_000,
    unit: 'a second',
    source: SFN,
    perDealASecond: ({ stateTransitions }) => stateTransitions,
    raised: 'Service Quotas, “StateTransition throttle”; a new account starts lower',
  },
  {
    name: 'Lambda: concurrent executions',
    value: 1_000,
    unit: 'at once',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    perDealASecond: (trace) =>
      (sum(trace.functions, billedMillis) + trace.mails * ASSUMED.millis.mail) / 1000,
    raised: 'Service Quotas, “Concurrent executions”; a new account may start at 10',
  },
  {
    name: 'Luyue: concurrency reserved for sendPayouts',
    value: deployedSize('sendPayouts').reservedConcurrency ?? 1_000,
    unit: 'at once',
    source: 'infra/config/functions.ts',
    perDealASecond: ({ functions }) =>
      sum(
        functions.filter(({ name }) => name === 'sendPayouts'),
        billedMillis,
      ) / 1000,
    raised: 'infra/config/functions.ts, with what Stripe allows',
  },
  {
    name: 'DynamoDB: write units of a table, on demand',
    value: 40_000,
    unit: 'a second',
    source: DYNAMODB,
    perDealASecond: (trace) => Number(units(trace).dynamoWriteUnits),
    raised: 'Service Quotas, “Table-level write throughput limit”',
  },
  {
    name: 'DynamoDB: read units of a table, on demand',
    value: 40_000,
    unit: 'a second',
    source: DYNAMODB,
    perDealASecond: (trace) => Number(units(trace).dynamoReadHalfUnits) / 2,
    raised: 'Service Quotas, “Table-level read throughput limit”',
  },
  {
    name: 'DynamoDB: a partition, all index writes of a deal in one',
    value: 1_000,
    unit: 'write units a second',
    source: DYNAMODB,
    perDealASecond: ({ functions }) => sum(functions, (use) => use.indexWriteUnits),
    raised: 'not at all: byStatus and a large brand’s byBrand would need shards',
  },
  {
    name: 'API Gateway: requests of an account',
    value: 10_000,
    unit: 'a second (burst 5 000)',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    perDealASecond: (trace) => Number(units(trace).httpRequests),
    raised: 'Service Quotas, “Throttle rate”; the stage’s own limit lies below it',
  },
];

/** How far a quota reaches. */
export interface Reach {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly raised: string;
  /** Deals a second, and a month whose busiest hour has that rate. */
  readonly dealsPerSecond: number;
  readonly dealsPerMonth: number;
  /** What the quota has to be, with a third to spare, for so many deals a month; `null` where it suffices. */
  readonly raiseFor: readonly { readonly deals: number; readonly to: number | null }[];
}

/** Those that are reached first come first. */
export function reachesOf(trace: Trace, volumes: readonly number[]): Reach[] {
  const monthSeconds = ASSUMED.daysInMonth * DAY_SECONDS;
  return QUOTAS.map(({ perDealASecond, ...quota }): Reach => {
    const each = perDealASecond(trace);
    const dealsPerSecond = quota.value / each;
    const peak = (deals: number) => (deals / monthSeconds) * ASSUMED.peakFactor;
    const raiseFor = volumes.map((deals) => {
      const needed = peak(deals) * each;
      return { deals, to: needed <= quota.value ? null : Math.ceil(needed * 1.33) };
    });
    return {
      ...quota,
      dealsPerSecond,
      dealsPerMonth: (dealsPerSecond * monthSeconds) / ASSUMED.peakFactor,
      raiseFor,
    };
  }).sort((a, b) => a.dealsPerMonth - b.dealsPerMonth);
}
