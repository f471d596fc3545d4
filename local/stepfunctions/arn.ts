export interface Home {
  readonly accountId: string;
  readonly region: string;
}

const states = (home: Home, kind: string): string =>
  `arn:aws:states:${home.region}:${home.accountId}:${kind}`;

export const stateMachineArn = (home: Home, name: string): string =>
  `${states(home, 'stateMachine')}:${name}`;

export const executionArn = (home: Home, machine: string, name: string): string =>
  `${states(home, 'execution')}:${machine}:${name}`;

/** Machine and execution name of an execution ARN of this account and region, or undefined. */
export function parseExecutionArn(home: Home, arn: string): { machine: string; name: string } | undefined {
  const prefix = `${states(home, 'execution')}:`;
  const [machine, name, ...rest] = arn.startsWith(prefix) ? arn.slice(prefix.length).split(':') : [];
  return machine && name && rest.length === 0 ? { machine, name } : undefined;
}

export function parseStateMachineArn(home: Home, arn: string): string | undefined {
  const prefix = `${states(home, 'stateMachine')}:`;
  const name = arn.slice(prefix.length);
  return arn.startsWith(prefix) && name !== '' && !name.includes(':') ? name : undefined;
}
