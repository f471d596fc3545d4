import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { authorize } from '../../functions/api/authorize.ts';
import { CONSUMERS } from '../../functions/consumers.ts';
import { ROUTES } from '../../functions/routes.ts';
import { jsonLog } from '../../functions/runtime/log.ts';
import type { Deployable } from '../../functions/runtime/step.ts';
import { STEPS } from '../../functions/steps.ts';
import { definitionOf, MACHINES, placeholdersOf } from '../../workflows/definition.ts';

const deployables: readonly Deployable[] = [
  ...ROUTES,
  ...Object.values(STEPS),
  ...Object.values(CONSUMERS),
  authorize,
];

/** Every environment variable that anything we deploy asks for: whoever deploys has to know them all. */
const ENVIRONMENT = [
  'CASE_FILE_KEY',
  'CASE_FILE_LOCATION',
  'CASE_FILE_OLD_KEYS',
  'COLLABORATION_ARN',
  'DEALS_TABLE',
  'DISPUTE_TWO_OPERATORS_ABOVE',
  'DYNAMODB_ENDPOINT',
  'EVIDENCE_LOCATION',
  'EVIDENCE_LOCK_DAYS',
  'EVIDENCE_URL_SECRET',
  'LEDGER_TABLE',
  'MAIL_FROM',
  'OIDC_AUDIENCE',
  'OIDC_ISSUER',
  'OIDC_JWKS_URL',
  'OPERATOR_EMAIL',
  'PDF_FONT_BOLD',
  'PDF_FONT_REGULAR',
  'PUBLIC_URL',
  'SMS_ENDPOINT',
  'SMTP_URL',
  'STEPFUNCTIONS_ENDPOINT',
  'STRIPE_API_BASE',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
];

const environmentOf = (deployable: Deployable) => [
  ...new Set(Object.values(deployable.needs).flatMap((need) => Object.keys(need.env.shape))),
];

describe('what is deployed', () => {
  test('every name is used once', () => {
    const names = deployables.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('every placeholder of a machine has its step or its machine, and every step is used', () => {
    const named = new Set(MACHINES.flatMap((machine) => placeholdersOf(definitionOf(machine))));
    const steps = [...named].filter((name) => !MACHINES.some((machine) => machine === name));
    expect(steps.sort()).toEqual(Object.keys(STEPS).sort());
  });

  test('the environment variables of all functions together are the known ones', () => {
    expect([...new Set(deployables.flatMap(environmentOf))].sort()).toEqual(ENVIRONMENT);
  });

  test.each(deployables)('$name says what its environment lacks', (deployable) => {
    const runtime = { env: {}, clock: { now: () => 0 }, log: jsonLog(() => undefined) };
    const required = environmentOf(deployable).filter((name) => !/ENDPOINT|API_BASE/.test(name));
    if (required.length === 0) expect(() => deployable.bind(runtime)).not.toThrow();
    else expect(() => deployable.bind(runtime)).toThrow(/environment variables are missing or wrong/);
  });

  test('no two routes share a method and a path', () => {
    const places = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('only these routes are open to anyone', () => {
    const open = ROUTES.filter(({ access }) => access === 'public').map(
      ({ method, path }) => `${method} ${path}`,
    );
    expect(open.sort()).toEqual([
      'GET /.well-known/luyue-case-file-keys.json',
      'GET /docs',
      'GET /healthz',
      'GET /v1/openapi.json',
    ]);
  });
});

describe('the files of functions', () => {
  const files = ['api', 'steps', 'events', 'webhooks'].flatMap((folder) =>
    readdirSync(new URL(`../../functions/${folder}`, import.meta.url))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );

  test('each deployable is exported as a handler from one file', async () => {
    const modules = await Promise.all(
      files.map(async (name) => import(new URL(`../../functions/${name}`, import.meta.url).href)),
    );
    const handlers = modules.filter((module) => typeof module.handler === 'function');
    expect(handlers).toHaveLength(deployables.length);
  });
});
