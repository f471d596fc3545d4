import { App, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { describe, expect, test, vi } from 'vitest';
import { health } from '../../../functions/api/health.ts';
import { provider } from '../../../functions/runtime/provider.ts';
import { pdfFonts } from '../../../functions/runtime/providers/pdfFonts.ts';
import { openGate } from '../../../functions/steps/openGate.ts';
import { buildApp, DEPLOYABLES } from '../../../infra/buildApp.ts';
import { environmentOf, refuseUnread } from '../../../infra/config/environment.ts';
import { refuseUnfitSizes } from '../../../infra/config/functions.ts';
import { allowNeeds } from '../../../infra/config/grants.ts';
import { stageConfig } from '../../../infra/config/stage.ts';
import { Machine } from '../../../infra/constructs/machine.ts';
import { Routes } from '../../../infra/constructs/routes.ts';
import { Refusal } from '../../../infra/refusal.ts';
import { CONTEXT, smallCode, synthesise, templatesOf } from '../synth.ts';

const refusing = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'nothing was refused';
};
const stack = () => new Stack(new App(), 'Somewhere');
const functionIn = (scope: Stack) =>
  new lambda.Function(scope, 'Function', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => null'),
  });

describe('before anything is made, in one sentence', () => {
  test('a variable that nobody sets is refused', () => {
    expect(refusing(() => environmentOf(openGate, { DEALS_TABLE: 'a', LEDGER_TABLE: 'b' }))).toBe(
      'The function openGate needs COLLABORATION_ARN, which no stack sets.',
    );
  });

  test('a value that nobody reads is refused', () => {
    const values = { DEALS_TABLE: 'a', LEDGER_TABEL: 'b' };
    expect(refusing(() => refuseUnread([openGate], values))).toBe(
      'LEDGER_TABEL is set, but no function reads it.',
    );
  });

  test('a need of which nobody says what it may do is refused', () => {
    const deployable = { ...openGate, needs: { telegraph: provider({}, () => null) } };
    const to = new iam.Role(stack(), 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const nobody = vi.fn();
    const allowances = new Proxy({}, { get: () => nobody });
    expect(refusing(() => allowNeeds(deployable, to, Object(allowances)))).toBe(
      'openGate needs telegraph, and infra/config/grants.ts does not say what that may do.',
    );
    expect(nobody).not.toHaveBeenCalled();
  });

  test('a size for nobody, and a printer without one, are refused', () => {
    const others = DEPLOYABLES.filter(({ name }) => name !== 'reconcile');
    expect(refusing(() => refuseUnfitSizes(others))).toBe(
      'infra/config/functions.ts sizes reconcile, which is no function.',
    );
    const printer = { ...openGate, name: 'printReceipt', needs: { pdfFonts } };
    expect(refusing(() => refuseUnfitSizes([...DEPLOYABLES, printer]))).toBe(
      'printReceipt prints documents, and infra/config/functions.ts gives it no size for that.',
    );
  });

  test('a route that asks nobody and is not known to be public is refused', () => {
    const scope = stack();
    const all = { ...health, path: '/v1/everything' };
    const served = functionIn(scope);
    const make = () =>
      new Routes(scope, 'Routes', {
        api: new HttpApi(scope, 'Api'),
        routes: [health, all],
        functionOf: () => served,
        authorizer: served,
      });
    expect(refusing(make)).toBe(
      'The route GET /v1/everything has no authorizer and is not among the public ones.',
    );
  });

  test('a machine that calls what nobody deploys is refused', () => {
    const { config } = templatesOf('prod');
    const make = () =>
      new Machine(stack(), { config, machine: 'dispute', functions: new Map(), machines: new Map() });
    expect(refusing(make)).toMatch(/^The machine dispute names \$\{\w+\}, which nobody deploys\.$/);
  });

  test('production without a firewall is refused, where CloudFront’s cannot be made along', () => {
    const make = () =>
      buildApp({
        app: new App(),
        config: stageConfig('prod', CONTEXT),
        code: smallCode(),
        env: { account: '111122223333', region: 'eu-west-1' },
      });
    expect(refusing(make)).toBe(
      'Production needs a firewall: deploy with --only Firewall first, and give its output as -c webAclArn=….',
    );
  });
});

describe('the context', () => {
  test('puts another issuer in the place of our own people', () => {
    const issuer = {
      oidcIssuer: 'https://id.example.com',
      oidcAudience: 'luyue',
      oidcJwksUrl: 'https://id.example.com/keys',
    };
    const { templates, resources } = synthesise('dev', {
      ...CONTEXT,
      ...issuer,
      disputeTwoOperatorsAbove: '500000',
      caseFileOldKeys: '{"keys":[]}',
    });
    const told = (name: string): unknown => {
      const found = resources.find(({ properties }) => properties.FunctionName === `luyue-dev-${name}`);
      return Object(found?.properties.Environment).Variables;
    };
    expect(templates.has('Identity')).toBe(false);
    expect(told('getDeal')).toMatchObject({ OIDC_ISSUER: issuer.oidcIssuer, OIDC_AUDIENCE: 'luyue' });
    expect(told('freezeContested')).toMatchObject({ DISPUTE_TWO_OPERATORS_ABOVE: '500000' });
    expect(told('caseFileKey')).toMatchObject({ CASE_FILE_OLD_KEYS: '{"keys":[]}' });
  });
});
