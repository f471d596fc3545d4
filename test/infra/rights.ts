import { ofType, type Resource, type Synthesised } from './synth.ts';

/** One thing that a role may do: the action, what with, and under which condition; as one line that can be compared. */
export type Right = string;

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '111122223333',
  'AWS::URLSuffix': 'amazonaws.com',
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** The name that people give a resource; its id in the template where AWS makes a name up. */
function nameOf({ id, type, properties }: Resource): string {
  const { TableName, FunctionName, QueueName, Name, LogGroupName, StateMachineName, TopicName } = properties;
  const name =
    TableName ?? FunctionName ?? QueueName ?? StateMachineName ?? LogGroupName ?? TopicName ?? Name;
  const short = type.split('::').at(-1);
  return `${short} ${typeof name === 'string' && short !== 'StateMachineAlias' ? name : id.replace(/[0-9A-F]{8}$/, '')}`;
}

/** A value of a template as text, with names in place of references, also of those into other stacks. */
export function textOf(made: Synthesised, stack: string, value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::ImportValue': imported } = Object(value);
  const resourceOf = (id: unknown) =>
    made.resources.find((resource) => resource.stack === stack && resource.id === id);
  if (typeof Ref === 'string' && Ref in PSEUDO) return PSEUDO[Ref] ?? '';
  const referred = resourceOf(Ref ?? attribute?.[0]);
  if (referred !== undefined) {
    const isStream = attribute?.[1] === 'StreamArn';
    return `<${nameOf(referred)}${isStream ? ' stream' : ''}>`;
  }
  if (join !== undefined) return join[1].map((part: unknown) => textOf(made, stack, part)).join(join[0]);
  if (typeof imported === 'string') {
    const [owner, exported] = exportOf(made, imported);
    return textOf(made, owner, exported);
  }
  throw new Error(`${stack} has ${JSON.stringify(value)}, which refers to nothing`);
}

function exportOf({ templates }: Synthesised, name: string): [string, unknown] {
  for (const [stack, template] of templates) {
    for (const output of Object.values(Object(template.toJSON().Outputs))) {
      const { Export, Value } = Object(output);
      if (Export?.Name === name) return [stack, Value];
    }
  }
  throw new Error(`no stack exports ${name}`);
}

/** Everything that a role may do, in order. */
export function rightsOf(made: Synthesised, role: Resource): Right[] {
  const { stack, id, properties } = role;
  if (properties.ManagedPolicyArns !== undefined) throw new Error(`${id} has policies that AWS manages`);
  const attached = ofType(made, 'AWS::IAM::Policy').filter(
    (policy) => policy.stack === stack && listOf(policy.properties.Roles).some((to) => Object(to).Ref === id),
  );
  const documents = [
    ...attached.map((policy) => policy.properties.PolicyDocument),
    ...listOf(properties.Policies ?? []).map((policy) => Object(policy).PolicyDocument),
  ];
  const statements: Statement[] = documents.flatMap((document) => Object(document).Statement);
  return [...new Set(statements.flatMap((statement) => linesOf(made, stack, statement)))].sort();
}

function linesOf(made: Synthesised, stack: string, statement: Statement): Right[] {
  const { Effect, Action, Resource, NotResource, Condition } = statement;
  if (Effect !== 'Allow') throw new Error(`${stack} has a statement that does not allow`);
  const targets = [
    ...(Resource === undefined ? [] : listOf(Resource).map((one) => textOf(made, stack, one))),
    ...(NotResource === undefined ? [] : listOf(NotResource).map((one) => `not ${textOf(made, stack, one)}`)),
  ];
  const condition = Condition === undefined ? '' : ` if ${textOfCondition(made, stack, Condition)}`;
  return listOf(Action).flatMap((action) => targets.map((target) => `${action} ${target}${condition}`));
}

function textOfCondition(made: Synthesised, stack: string, condition: unknown): string {
  return Object.entries(Object(condition))
    .flatMap(([operator, tests]) =>
      Object.entries(Object(tests)).map(([key, value]) => `${operator} ${key} ${textOf(made, stack, value)}`),
    )
    .join(' and ');
}
