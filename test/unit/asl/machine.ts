import * as z from 'zod/mini';

/** The parts of the Amazon States Language that our rules look at. */
const retrierSchema = z.object({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.optional(z.number()),
  BackoffRate: z.optional(z.number()),
  MaxAttempts: z.optional(z.number()),
  MaxDelaySeconds: z.optional(z.number()),
  JitterStrategy: z.optional(z.string()),
});
export type Retrier = z.infer<typeof retrierSchema>;

const payloadSchema = z.record(z.string(), z.unknown());
const argumentsSchema = z.object({
  FunctionName: z.optional(z.string()),
  Payload: z.optional(payloadSchema),
  StateMachineArn: z.optional(z.string()),
  Name: z.optional(z.string()),
  Input: z.optional(payloadSchema),
});

const stateSchema = z.object({
  Type: z.string(),
  Comment: z.optional(z.string()),
  Resource: z.optional(z.string()),
  Arguments: z.optional(argumentsSchema),
  TimeoutSeconds: z.optional(z.union([z.number(), z.string()])),
  Retry: z.optional(z.array(retrierSchema)),
  Catch: z.optional(z.array(z.object({ ErrorEquals: z.array(z.string()), Next: z.string() }))),
  Choices: z.optional(z.array(z.object({ Condition: z.string(), Next: z.string() }))),
  Default: z.optional(z.string()),
  Next: z.optional(z.string()),
  End: z.optional(z.boolean()),
});
export type State = z.infer<typeof stateSchema>;

const machineSchema = z.object({
  QueryLanguage: z.optional(z.string()),
  StartAt: z.string(),
  States: z.record(z.string(), stateSchema),
});
export type Machine = z.infer<typeof machineSchema>;

export function readMachine(definition: string): Machine {
  return machineSchema.parse(JSON.parse(definition));
}

/** The name of the function a task invokes, without `${}`. */
export function functionOf(state: State): string {
  return placeholderIn(state.Arguments?.FunctionName);
}

/** The name of the machine a task starts, or nothing. */
export function nestedIn(state: State): string {
  return placeholderIn(state.Arguments?.StateMachineArn);
}

const placeholderIn = (text = '') => text.replace(/^\$\{(.*)\}$/, '$1');

export const waitsForToken = (state: State) => state.Resource?.endsWith('.waitForTaskToken') === true;

/** Every state that `state` can lead to. */
export function waysOut(state: State): string[] {
  const { Next, Default, Choices = [], Catch = [] } = state;
  const ways = [Next, Default, ...Choices.map((choice) => choice.Next), ...Catch.map((one) => one.Next)];
  return ways.filter((name) => name !== undefined);
}

/** A rule says what is wrong with a machine, one line each; nothing when it is kept. */
export type Rule = (machine: Machine) => string[];

/** A rule about each state by itself. */
export function ofEachState(fault: (name: string, state: State, machine: Machine) => string[]): Rule {
  return (machine) =>
    Object.entries(machine.States).flatMap(([name, state]) =>
      fault(name, state, machine).map((line) => `${name}: ${line}`),
    );
}

/** A rule about each task. */
export function ofEachTask(fault: (name: string, state: State) => string[]): Rule {
  return ofEachState((name, state) => (state.Type === 'Task' ? fault(name, state) : []));
}
