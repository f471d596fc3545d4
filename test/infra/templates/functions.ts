import { describe, expect, test } from 'vitest';
import { gateway } from '../../../functions/runtime/providers/gateway.ts';
import { payments } from '../../../functions/runtime/providers/payments.ts';
import type { Deployable } from '../../../functions/runtime/step.ts';
import { DEPLOYABLES } from '../../../infra/buildApp.ts';
import { ofType, type Resource, referredBy, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');
const functions = () => ofType(prod(), 'AWS::Lambda::Function');
const nameOf = ({ properties }: Resource) => String(properties.FunctionName).replace('luyue-prod-', '');
const byName = () => new Map(functions().map((resource) => [nameOf(resource), resource]));

/** Where the one-machine mode runs something in place of a service of AWS's. */
const ONE_MACHINE = ['DYNAMODB_ENDPOINT', 'EVIDENCE_URL_SECRET', 'STEPFUNCTIONS_ENDPOINT', 'STRIPE_API_BASE'];
/** What the stages of these tests do without. */
const NOT_SET = ['CASE_FILE_OLD_KEYS', 'DISPUTE_TWO_OPERATORS_ABOVE'];

const neededBy = ({ needs }: Deployable) => {
  const names = new Set(Object.values(needs).flatMap((need) => Object.keys(need.env.shape)));
  return [...names].filter((name) => ![...ONE_MACHINE, ...NOT_SET].includes(name)).sort();
};

describe('the functions', () => {
  test('are the deployables, each once, and no other', () => {
    expect([...byName().keys()].sort()).toEqual(DEPLOYABLES.map(({ name }) => name).sort());
    expect(functions()).toHaveLength(DEPLOYABLES.length);
  });

  test('run on Node 24 and arm64, within bounds that somebody chose, and are traced', () => {
    for (const { properties } of functions()) {
      expect(properties, String(properties.FunctionName)).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: expect.any(Number),
        Timeout: expect.any(Number),
        TracingConfig: { Mode: 'Active' },
      });
    }
  });

  test('each have a log of their own, as JSON and for a limited time', () => {
    const logs = functions().map((resource) => {
      const { LogFormat, LogGroup } = Object(resource.properties.LoggingConfig);
      const group = referredBy(prod(), resource.stack, LogGroup);
      expect({ LogFormat, ...group.properties }).toMatchObject({
        LogFormat: 'JSON',
        LogGroupName: `/aws/lambda/luyue-prod-${nameOf(resource)}`,
        RetentionInDays: 365,
      });
      return `${group.stack} ${group.id}`;
    });
    expect(new Set(logs).size).toBe(functions().length);
  });

  test('each have a role of their own, without policies that AWS manages', () => {
    const roles = functions().map((resource) => {
      const role = referredBy(prod(), resource.stack, resource.properties.Role);
      expect(role.properties).not.toHaveProperty('ManagedPolicyArns');
      return `${role.stack} ${role.id}`;
    });
    expect(new Set(roles).size).toBe(functions().length);
  });

  test.each(DEPLOYABLES)('$name is told exactly what it reads', (deployable) => {
    const { Environment } = byName().get(deployable.name)?.properties ?? {};
    expect(Object.keys(Object(Object(Environment).Variables)).sort()).toEqual(neededBy(deployable));
  });

  test('are told where secrets are, and no secret', () => {
    const secret = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'CASE_FILE_KEY'];
    const told = functions().flatMap(({ properties }) => {
      const variables: Record<string, unknown> = Object(Object(properties.Environment).Variables);
      return secret.flatMap((name) => (name in variables ? [JSON.stringify(variables[name])] : []));
    });
    expect(told.length).toBeGreaterThan(secret.length);
    for (const value of told)
      expect(value).toMatch(/^\{"Fn::Join":\["",\["secretsmanager:",\{"Fn::ImportValue":/);
  });

  test('keep concurrency for themselves where money moves', () => {
    // It opens a form at the payment service, and moves nothing.
    const exempt = ['giveBankDetails'];
    const moving = DEPLOYABLES.filter(({ needs }) =>
      Object.values(needs).some((need) => need === gateway || need === payments),
    ).map(({ name }) => name);
    const unreserved = moving.filter(
      (name) => byName().get(name)?.properties.ReservedConcurrentExecutions === undefined,
    );
    expect(moving).toContain('sendPayouts');
    expect(unreserved).toEqual(exempt);
  });
});
