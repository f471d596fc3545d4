import { describe, expect, test } from 'vitest';
import { DEPLOYABLES } from '../../../infra/buildApp.ts';
import { STAGES } from '../../../infra/config/stage.ts';
import { ofType, templatesOf } from '../synth.ts';

const prod = templatesOf('prod');

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const CLOUDFORMATION = { resources: 500, templateBytes: 1_048_576, outputs: 200 };

describe('what AWS takes at most', () => {
  test.each([...prod.templates.keys()])('the stack %s keeps well below it', (name) => {
    const template = prod.templates.get(name)?.toJSON();
    expect(Object.keys(template?.Resources).length).toBeLessThan(CLOUDFORMATION.resources * 0.9);
    expect(Buffer.byteLength(JSON.stringify(template, null, 1))).toBeLessThan(
      CLOUDFORMATION.templateBytes / 2,
    );
    expect(Object.keys(template?.Outputs ?? {}).length).toBeLessThan(CLOUDFORMATION.outputs / 2);
  });

  test('names of functions fit in every stage', () => {
    const longest = DEPLOYABLES.map(({ name }) => name).sort((a, b) => b.length - a.length)[0];
    for (const stage of STAGES) expect(`luyue-${stage}-${longest}`.length).toBeLessThanOrEqual(64);
  });

  test('a role’s policies fit into its 10 240 characters, with room for values that are longer than their references', () => {
    const large = ofType(prod, 'AWS::IAM::Policy').filter(
      ({ properties }) => JSON.stringify(properties.PolicyDocument).length > 9_000,
    );
    expect(large.map(({ id }) => id)).toEqual([]);
  });

  test('a function’s environment fits into its 4 096 bytes', () => {
    const large = ofType(prod, 'AWS::Lambda::Function').filter(
      ({ properties }) => JSON.stringify(properties.Environment ?? {}).length > 3_500,
    );
    expect(large.map(({ id }) => id)).toEqual([]);
  });

  test('what functions keep for themselves leaves a usual account most of its concurrency', () => {
    const reserved = ofType(prod, 'AWS::Lambda::Function').map(({ properties }) =>
      Number(properties.ReservedConcurrentExecutions ?? 0),
    );
    expect(reserved.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(200);
  });
});
