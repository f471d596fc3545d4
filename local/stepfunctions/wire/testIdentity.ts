import type { State } from '../definition/machine.ts';
import { drawUuid } from '../draws.ts';
import type { Identity } from '../interpreter/execution.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Desk } from './desk.ts';
import { objectOf, type TestRequest } from './testRequest.ts';

/** A machine and an execution that were made for the test only, as on AWS an Express one. */
export function identityOf(
  { home, store, clock }: Desk,
  { definition, roleArn }: TestRequest,
  input: Json,
): Identity {
  const seed = `${store.seed}:test:${clock.now()}:${definition}`;
  const [machineName, name] = [0, 1].map((drawn) => drawUuid({ seed, drawn }));
  const states = `arn:aws:states:${home.region}:${home.accountId}`;
  return {
    arn: `${states}:express:${machineName}:${name}`,
    name: String(name),
    roleArn: roleArn ?? `arn:aws:iam::${home.accountId}:role/stepfunctions`,
    machineArn: `${states}:stateMachine:${machineName}`,
    machineName: String(machineName),
    region: home.region,
    startedAt: clock.now(),
    input,
    seed,
  };
}

/** What the caller gives stands in place of what a test's execution would have, which is never redriven. */
export function contextOf(
  { clock }: Desk,
  { context, stateConfiguration }: TestRequest,
  { arn, name, input, roleArn, machineArn, machineName }: Identity,
  state: State,
): JsonObject {
  const at = new Date(clock.now()).toISOString();
  return {
    Execution: { Id: arn, Input: input, Name: name, RoleArn: roleArn, StartTime: at },
    StateMachine: { Id: machineArn, Name: machineName },
    State: {
      Name: state.name,
      EnteredTime: at,
      RetryCount: stateConfiguration?.retrierRetryCount ?? 0,
    },
    ...objectOf(context, 'context'),
  };
}
