import { describe, expect, test } from 'vitest';
import { STEPS } from '../../../functions/steps.ts';
import { definitionOf, MACHINES, placeholdersOf } from '../../../workflows/definition.ts';
import { call, keepDeadLetters, keyThrough, RIGHTS } from '../knownRights.ts';
import { rightsOf } from '../rights.ts';
import { ofType, type Resource, referredBy, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');
const roles = ofType(prod(), 'AWS::IAM::Role');
const everyRight = [...new Set(roles.flatMap((role) => rightsOf(prod(), role)))];
const roleOf = ({ stack }: Resource, reference: unknown) => referredBy(prod(), stack, reference);
const sorted = (...rights: readonly (readonly string[])[]) => [...new Set(rights.flat())].sort();

const machines = ofType(prod(), 'AWS::StepFunctions::StateMachine');
const pipes = ofType(prod(), 'AWS::Pipes::Pipe');
const schedules = ofType(prod(), 'AWS::Scheduler::Schedule');
const targetOf = ({ properties }: Resource) => Object(properties.Target);

describe('a machine', () => {
  test.each(MACHINES)('%s may call what its definition names, and nothing else', (name) => {
    const machine = machines.find(({ properties }) => properties.StateMachineName === `luyue-prod-${name}`);
    if (machine === undefined) throw new Error(`${name} is not deployed`);
    const places = placeholdersOf(definitionOf(name));
    const nests = places.includes('dispute') ? RIGHTS.nestDispute : [];
    const calls = places.filter((place) => place in STEPS).map(call);
    expect(calls.length + (nests.length > 0 ? 1 : 0)).toBe(places.length);
    expect(rightsOf(prod(), roleOf(machine, machine.properties.RoleArn))).toEqual(
      sorted(calls, nests, RIGHTS.logAndTraceMachine),
    );
  });
});

describe('whoever hands events on', () => {
  test('may, as the pipe, read the stream, put into the bus and keep what is refused', () => {
    const [pipe] = pipes;
    if (pipe === undefined) throw new Error('there is no pipe');
    expect(rightsOf(prod(), roleOf(pipe, pipe.properties.RoleArn))).toEqual(
      sorted(
        ['events:PutEvents <EventBus luyue-prod-deals>'],
        RIGHTS.readStream,
        keyThrough('dynamodb'),
        keepDeadLetters('dealPipe'),
      ),
    );
  });

  test.each(schedules.map((schedule) => [String(schedule.properties.Name), schedule] as const))(
    'may, as the schedule %s, call its one function and keep the calls that fail',
    (_, schedule) => {
      const { RoleArn, Arn } = targetOf(schedule);
      const name = String(roleOf(schedule, Arn).properties.FunctionName).replace('luyue-prod-', '');
      expect(rightsOf(prod(), roleOf(schedule, RoleArn))).toEqual(
        sorted([call(name)], keepDeadLetters(name)),
      );
    },
  );

  test('calls a function only for the one source that the function lets in', () => {
    const permissions = ofType(prod(), 'AWS::Lambda::Permission');
    expect(permissions.length).toBeGreaterThan(50);
    for (const { id, properties } of permissions) {
      expect(properties, id).toMatchObject({
        Action: 'lambda:InvokeFunction',
        Principal: expect.stringMatching(/^(apigateway|events|cognito-idp)\.amazonaws\.com$/),
        SourceArn: expect.anything(),
      });
    }
  });
});

/** Where a right is for more than one resource of ours, each with its reason. */
const WIDE: readonly (readonly [RegExp, string])[] = [
  [/^xray:(Put|Get)\w+ \*$/, 'X-Ray has no resources to name in these calls'],
  [
    /^logs:(\w+LogDelivery|ListLogDeliveries|PutResourcePolicy|Describe\w+) \*$/,
    'log deliveries of Step Functions have no ARN: it is the statement that AWS documents',
  ],
  [/^s3:\w+ <Bucket \w+>\/(evidence|case-files)\/\*$/, 'files below one prefix of one bucket'],
  [
    /^states:\w+ \S+:execution:(<StateMachine luyue-prod-dispute>|luyue-prod-(collaboration|dispute)):\*$/,
    'executions of one machine: each deal has its own',
  ],
  [/^sns:Publish not arn:\*:sns:\*:\*:\*$/, 'phone numbers are no resources, and every topic is left out'],
];

describe('nobody', () => {
  test('may do everything of a kind', () => {
    expect(everyRight.filter((right) => right.split(' ')[0]?.includes('*'))).toEqual([]);
  });

  test('may do something with everything, but for a few that AWS grants in no other way', () => {
    const wide = everyRight.filter((right) => right.includes('*'));
    expect(wide.filter((right) => !WIDE.some(([pattern]) => pattern.test(right)))).toEqual([]);
    const unused = WIDE.filter(([pattern]) => !wide.some((right) => pattern.test(right)));
    expect(unused).toEqual([]);
  });

  test('may delete from the ledger, delete a file of evidence, or take the lock off one', () => {
    const undoing = everyRight.filter((right) => /:\w*(Delete|BatchWrite|Bypass|LegalHold)/.test(right));
    expect(undoing.sort()).toEqual([
      'dynamodb:DeleteItem <GlobalTable luyue-prod-deals>',
      'logs:DeleteLogDelivery *',
    ]);
  });

  test('has a role that another has, too, or that none of these tests looks at', () => {
    const functions = ofType(prod(), 'AWS::Lambda::Function');
    const had = [
      ...functions.map((one) => roleOf(one, one.properties.Role)),
      ...[...machines, ...pipes].map((one) => roleOf(one, one.properties.RoleArn)),
      ...schedules.map((one) => roleOf(one, targetOf(one).RoleArn)),
    ].map(({ stack, id }) => `${stack} ${id}`);
    expect(had.sort()).toEqual(roles.map(({ stack, id }) => `${stack} ${id}`).sort());
  });
});
