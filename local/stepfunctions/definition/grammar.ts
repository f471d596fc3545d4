import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1), z.maxLength(80));
const json = z.json();
const variable = z
  .string()
  .check(
    z.maxLength(80),
    z.regex(/^(?!states$)[\p{ID_Start}_][\p{ID_Continue}]*$/u, 'is no name for a variable'),
  );
const assign = z.record(variable, json);
const expression = z.string().check(z.regex(/^\{%[\s\S]*%\}$/, 'must be a JSONata expression'));
const whole = z.int().check(z.nonnegative());
const seconds = z.union([z.int().check(z.minimum(1), z.maximum(99_999_999)), expression]);
const errorEquals = z.array(z.string()).check(z.minLength(1));

const any = { QueryLanguage: z.optional(z.string()), Comment: z.optional(z.string()) };
const leaving = { Assign: z.optional(assign), Output: z.optional(json) };
const onward = { Next: z.optional(name), End: z.optional(z.boolean()) };

const retrier = z.strictObject({
  ErrorEquals: errorEquals,
  IntervalSeconds: z.optional(z.int().check(z.minimum(1), z.maximum(99_999_999))),
  MaxAttempts: z.optional(z.int().check(z.minimum(0), z.maximum(99_999_999))),
  BackoffRate: z.optional(z.number().check(z.minimum(1))),
  MaxDelaySeconds: z.optional(z.int().check(z.minimum(1), z.maximum(31_622_399))),
  JitterStrategy: z.optional(z.enum(['FULL', 'NONE'])),
  Comment: z.optional(z.string()),
});
const catcher = z.strictObject({
  ErrorEquals: errorEquals,
  Next: name,
  ...leaving,
  Comment: z.optional(z.string()),
});
const guarded = { Retry: z.optional(z.array(retrier)), Catch: z.optional(z.array(catcher)) };

/** The states inside are looked at one by one, so that a fault can name its state. */
const states = { StartAt: name, States: z.record(name, z.unknown()) };

export const machine = z.strictObject({
  ...any,
  ...states,
  Version: z.optional(z.literal('1.0')),
  TimeoutSeconds: z.optional(z.int().check(z.minimum(1), z.maximum(99_999_999))),
});
export const branch = z.strictObject({ ...any, ...states });
export const itemProcessor = z.strictObject({
  ...any,
  ...states,
  ProcessorConfig: z.optional(
    z.strictObject({
      Mode: z.optional(z.enum(['INLINE', 'DISTRIBUTED'])),
      ExecutionType: z.optional(z.enum(['STANDARD', 'EXPRESS'])),
    }),
  ),
});

const atLeastOne = z.union([z.int().check(z.minimum(1)), expression]);
const batcher = z.strictObject({
  MaxItemsPerBatch: z.optional(atLeastOne),
  MaxInputBytesPerBatch: z.optional(atLeastOne),
  BatchInput: z.optional(z.union([z.record(z.string(), json), expression])),
});

/** The fields of each state type in JSONata mode (Amazon States Language, with Step Functions' own additions). */
export const grammar = {
  Task: z.strictObject({
    Type: z.literal('Task'),
    ...any,
    ...leaving,
    ...onward,
    ...guarded,
    Resource: z.string(),
    Arguments: z.optional(json),
    Credentials: z.optional(z.strictObject({ RoleArn: z.string() })),
    TimeoutSeconds: z.optional(seconds),
    HeartbeatSeconds: z.optional(seconds),
  }),
  Choice: z.strictObject({
    Type: z.literal('Choice'),
    ...any,
    ...leaving,
    Default: z.optional(name),
    Choices: z
      .array(
        z.strictObject({
          Condition: z.union([z.boolean(), expression]),
          Next: name,
          ...leaving,
          Comment: z.optional(z.string()),
        }),
      )
      .check(z.minLength(1)),
  }),
  Wait: z.strictObject({
    Type: z.literal('Wait'),
    ...any,
    ...leaving,
    ...onward,
    Seconds: z.optional(z.union([whole.check(z.maximum(99_999_999)), expression])),
    Timestamp: z.optional(z.string()),
  }),
  Pass: z.strictObject({ Type: z.literal('Pass'), ...any, ...leaving, ...onward, Result: z.optional(json) }),
  Succeed: z.strictObject({ Type: z.literal('Succeed'), ...any, Output: z.optional(json) }),
  Fail: z.strictObject({
    Type: z.literal('Fail'),
    ...any,
    Error: z.optional(z.string()),
    Cause: z.optional(z.string()),
  }),
  Parallel: z.strictObject({
    Type: z.literal('Parallel'),
    ...any,
    ...leaving,
    ...onward,
    ...guarded,
    Branches: z.array(z.unknown()).check(z.minLength(1)),
    Arguments: z.optional(json),
  }),
  Map: z.strictObject({
    Type: z.literal('Map'),
    ...any,
    ...leaving,
    ...onward,
    ...guarded,
    ItemProcessor: z.unknown(),
    Items: z.optional(z.union([z.array(json), expression])),
    ItemSelector: z.optional(json),
    MaxConcurrency: z.optional(z.union([whole, expression])),
    ToleratedFailureCount: z.optional(z.union([whole, expression])),
    ToleratedFailurePercentage: z.optional(
      z.union([z.number().check(z.minimum(0), z.maximum(100)), expression]),
    ),
    Label: z.optional(z.string().check(z.regex(/^[^\s?*<>{}[\]:;,\\|^~$#%&`"]{1,40}$/))),
    ItemBatcher: z.optional(batcher),
  }),
} as const;

/** Fields that only mean something in JSONPath mode; seeing one tells the author more than "unknown field". */
export const jsonPathFields: ReadonlySet<string> = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'ResultSelector',
  'Parameters',
  'ItemsPath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
  'ErrorPath',
  'CausePath',
  'Variable',
]);
