export interface Home {
  readonly accountId: string;
  readonly region: string;
}

/** What a state machine ARN names: the machine itself, one of its versions, or an alias. */
export interface MachineReference {
  readonly name: string;
  readonly version?: number;
  readonly alias?: string;
}

const states = (home: Home, kind: string): string =>
  `arn:aws:states:${home.region}:${home.accountId}:${kind}`;

/** The parts after the prefix, or undefined for an ARN of another kind, account or region. */
function partsOf(home: Home, kind: string, arn: string): string[] | undefined {
  const prefix = `${states(home, kind)}:`;
  const parts = arn.startsWith(prefix) ? arn.slice(prefix.length).split(':') : [''];
  return parts.includes('') ? undefined : parts;
}

export const stateMachineArn = (home: Home, name: string): string =>
  `${states(home, 'stateMachine')}:${name}`;

/** `qualifier` is a version's number or an alias's name. */
export const qualifiedArn = (home: Home, machine: string, qualifier: number | string): string =>
  `${stateMachineArn(home, machine)}:${qualifier}`;

export const executionArn = (home: Home, machine: string, name: string): string =>
  `${states(home, 'execution')}:${machine}:${name}`;

/** `name` is the map run's own: machine, label and id. */
export const mapRunArn = (home: Home, name: string): string => `${states(home, 'mapRun')}:${name}`;

/** The name of a map run of this account and region, or undefined. */
export function parseMapRunArn(home: Home, arn: string): string | undefined {
  const parts = partsOf(home, 'mapRun', arn);
  return parts?.length === 2 ? parts.join(':') : undefined;
}

/** Machine and execution name of an execution ARN of this account and region, or undefined. */
export function parseExecutionArn(home: Home, arn: string): { machine: string; name: string } | undefined {
  const [machine, name, ...rest] = partsOf(home, 'execution', arn) ?? [];
  return machine && name && rest.length === 0 ? { machine, name } : undefined;
}

export function parseStateMachineArn(home: Home, arn: string): MachineReference | undefined {
  const [name, qualifier, ...rest] = partsOf(home, 'stateMachine', arn) ?? [];
  if (name === undefined || rest.length > 0) return undefined;
  if (qualifier === undefined) return { name };
  return /^[1-9]\d*$/.test(qualifier) ? { name, version: Number(qualifier) } : { name, alias: qualifier };
}
