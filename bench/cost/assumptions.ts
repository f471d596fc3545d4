/**
 * What no trace can say, since nothing of it runs here. Each is on the dear side of what is usual; `npm run cost` prints
 * them with its tables.
 */
export const ASSUMED = {
  /** What a call takes as seen from a Lambda in the same region, and a handler's own work at its memory. Milliseconds. */
  millis: { own: 15, dynamoDbCall: 5, dynamoDbTransaction: 20, workflowCall: 25, stripeCall: 350, mail: 70 },
  /** So many of a million invocations are cold, and their start is billed with them. */
  coldPpm: 20_000,
  coldMillis: 400,
  /** START, END and REPORT of an invocation as JSON. */
  platformLogBytes: 900,
  /** A line of the access log. */
  accessLogBytes: 500,
  /** X-Ray's default: the first request of a second, and 5 % of the rest. */
  tracedPpm: 50_000,
  /** How long a closed deal is kept on line. */
  keptMonths: 12,
  /** The busiest hour against an even month. */
  peakFactor: 5,
  daysInMonth: 30,
} as const;

/** What stands there whether or not there is a deal; counted from the stacks. Requests and reads a month. */
export const STANDING = {
  kmsKeys: 2,
  secrets: 4,
  // By the metrics that alarms look at.
  alarms: 48,
  // Counted in logs: outcomes, money by currency, the books.
  customMetrics: 15,
  dashboards: 1,
  webAcls: 1,
  webAclRules: 4,
  // DynamoDB and S3 keep a key for minutes: some thousands of requests a day from all functions together.
  kmsRequests: 150_000,
  // The pipe asks each shard of the stream four times a second; Lambda's own reading is free. A few shards.
  streamReads: 4 * 86_400 * 30 * 4,
} as const;
