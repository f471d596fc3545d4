import { type Pico, tieredCost } from './pico.ts';
import { type Prices, type Quantities, tiersOf, USED, type Used } from './prices.ts';

/** A line of the bill. */
export interface Line {
  readonly used: Used;
  readonly quantity: bigint;
  readonly cost: Pico;
}

export const WORDS: Record<Used, string> = {
  stateTransitions: 'Step Functions: state transitions',
  lambdaRequests: 'Lambda: requests',
  lambdaMbMillis: 'Lambda: duration, arm64 (MB·ms)',
  dynamoWriteUnits: 'DynamoDB: write request units',
  dynamoReadHalfUnits: 'DynamoDB: read request units (halves)',
  httpRequests: 'API Gateway: HTTP API requests',
  edgeRequests: 'CloudFront: HTTPS requests',
  edgeFunctions: 'CloudFront: functions at requests',
  mails: 'SES: mails',
  pipeRequests: 'EventBridge Pipes: records after the filter',
  busEvents: 'EventBridge: events on the bus',
  logBytes: 'CloudWatch Logs: bytes',
  tracesPpm: 'X-Ray: traces (millionths)',
  s3Writes: 'S3: writes',
  storedByteMonths: 'DynamoDB: kept with backup for a year (byte-months)',
};

/** Keeping a deal is paid for later and shown apart: what a deal costs is what happens in it. */
export const KEEPING: Used = 'storedByteMonths';

/** Priced as `deals` deals a month, so that tiers count; the dearest first. */
export function linesOf(quantities: Quantities, prices: Prices, deals = 1n): Line[] {
  return USED.map((used) => {
    const quantity = quantities[used] * deals;
    return { used, quantity, cost: tieredCost(quantity, tiersOf(prices.prices[used])) };
  })
    .filter(({ quantity }) => quantity > 0n)
    .sort((a, b) => (a.cost < b.cost ? 1 : -1));
}

/** Of what happens. */
export function totalOf(lines: readonly Line[]): Pico {
  return lines.filter(({ used }) => used !== KEEPING).reduce((sum, { cost }) => sum + cost, 0n);
}
