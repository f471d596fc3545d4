import { describe, expect, test } from 'vitest';
import { STEPS } from '../../../functions/steps.ts';
import { definitionOf, MACHINES, placeholdersOf, substitute } from '../../../workflows/definition.ts';
import { ofType, type Resource, referredBy, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');
const byName = (name: string): Resource => {
  const machines = ofType(prod(), 'AWS::StepFunctions::StateMachine');
  const found = machines.find(({ properties }) => properties.StateMachineName === `luyue-prod-${name}`);
  if (found === undefined) throw new Error(`there is no machine ${name}`);
  return found;
};
const substitutionsOf = (name: string): Record<string, unknown> =>
  Object(byName(name).properties.DefinitionSubstitutions);

/** Every number of seconds that a task which calls the function may take. */
function limitsOf(definition: unknown, place: string): unknown[] {
  if (typeof definition !== 'object' || definition === null) return [];
  const { Arguments, Resource, TimeoutSeconds } = Object(definition);
  const own = Resource === 'arn:aws:states:::lambda:invoke' && Arguments?.FunctionName === `\${${place}}`;
  const inner = Object.values(definition).flatMap((part) => limitsOf(part, place));
  return own ? [TimeoutSeconds, ...inner] : inner;
}

describe('the machines', () => {
  test('are all deployed', () => {
    expect(ofType(prod(), 'AWS::StepFunctions::StateMachine')).toHaveLength(MACHINES.length);
  });

  test.each(MACHINES)('%s is byte for byte the file, with nothing left to fill in', (name) => {
    const { DefinitionString: deployed } = byName(name).properties;
    const file = definitionOf(name);
    expect(deployed).toBe(file);
    expect(Object.keys(substitutionsOf(name)).sort()).toEqual(placeholdersOf(file).sort());
    const values = Object.fromEntries(placeholdersOf(file).map((place) => [place, `arn:${place}`]));
    expect(substitute(file, values)).not.toContain('${');
  });

  test.each(MACHINES)('%s calls the function, or starts the machine, that its placeholder names', (name) => {
    for (const [place, value] of Object.entries(substitutionsOf(name))) {
      const { type, properties } = referredBy(prod(), 'Workflows', value);
      if (place in STEPS) {
        expect(properties.FunctionName, place).toBe(`luyue-prod-${place}`);
      } else {
        expect(type, place).toBe('AWS::StepFunctions::StateMachineAlias');
        expect(JSON.stringify(properties), place).toContain(`${place}Version`);
      }
    }
  });

  test.each(MACHINES)(
    '%s is of the kind that lasts a year, traced, and logged without what is in it',
    (name) => {
      expect(byName(name).properties).toMatchObject({
        StateMachineType: 'STANDARD',
        TracingConfiguration: { Enabled: true },
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      });
    },
  );

  test.each(MACHINES)(
    '%s is published as a version, which the alias live leads to and no update takes away',
    (name) => {
      const version = ofType(prod(), 'AWS::StepFunctions::StateMachineVersion').find(
        ({ properties }) => Object(properties.StateMachineArn).Ref === byName(name).id,
      );
      expect(version?.whole).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      const routed = { StateMachineVersionArn: { 'Fn::GetAtt': [version?.id, 'Arn'] }, Weight: 100 };
      const aliases = ofType(prod(), 'AWS::StepFunctions::StateMachineAlias').map(
        ({ properties }) => properties,
      );
      expect(aliases).toContainEqual(
        expect.objectContaining({ Name: 'live', RoutingConfiguration: [routed] }),
      );
    },
  );

  test('give a task longer than its function runs, so that the function says itself what went wrong', () => {
    const definitions = MACHINES.map((name): unknown => JSON.parse(definitionOf(name)));
    const cutOff = ofType(prod(), 'AWS::Lambda::Function').filter(({ stack, properties }) => {
      const place = String(properties.FunctionName).replace('luyue-prod-', '');
      const limits = definitions.flatMap((definition) => limitsOf(definition, place));
      return stack === 'Workflows' && limits.some((limit) => Number(limit) <= Number(properties.Timeout));
    });
    expect(definitions.flatMap((definition) => limitsOf(definition, 'closeDeal'))).not.toEqual([]);
    expect(cutOff.map(({ properties }) => properties.FunctionName)).toEqual([]);
  });
});
