import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../../functions/routes.ts';
import { access } from '../../../functions/runtime/providers/access.ts';
import { deals } from '../../../functions/runtime/providers/deals.ts';
import { disputes } from '../../../functions/runtime/providers/disputes.ts';
import { due } from '../../../functions/runtime/providers/due.ts';
import { evidenceFiles } from '../../../functions/runtime/providers/evidenceFiles.ts';
import { evidenceLock } from '../../../functions/runtime/providers/evidenceLock.ts';
import { wholeLedger } from '../../../functions/runtime/providers/ledger.ts';
import {
  workflowHistory,
  workflowRestarts,
  workflows,
} from '../../../functions/runtime/providers/workflows.ts';
import type { Deployable } from '../../../functions/runtime/step.ts';
import { DEPLOYABLES } from '../../../infra/buildApp.ts';
import { keepDeadLetters, keyThrough, RIGHTS, writeLog } from '../knownRights.ts';
import { type Right, rightsOf } from '../rights.ts';
import { ofType, type Resource, referredBy, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');
const nameOf = ({ properties }: Resource) => String(properties.FunctionName).replace('luyue-prod-', '');
const rightsByName = new Map(
  ofType(prod(), 'AWS::Lambda::Function').map((resource) => [
    nameOf(resource),
    rightsOf(prod(), referredBy(prod(), resource.stack, resource.properties.Role)),
  ]),
);

/** Called by nobody who waits: what they could not do is kept. */
const LISTENING = ofType(prod(), 'AWS::Lambda::EventInvokeConfig').map(({ stack, properties }) =>
  nameOf(referredBy(prod(), stack, properties.FunctionName)),
);

/** What a function may do, by the variables it is told and the providers it has: written down a second time, as rights. */
function expected({ name, needs }: Deployable): Right[] {
  const given = Object.values(needs);
  const told = new Set(given.flatMap((need) => Object.keys(need.env.shape)));
  const has = (provider: unknown) => given.some((need) => need === provider);
  const readers: readonly unknown[] = [access, disputes, due];
  const writesDeals = given.some((need) => 'DEALS_TABLE' in need.env.shape && !readers.includes(need));
  const rights: readonly (readonly [boolean, readonly Right[]])[] = [
    [true, [...writeLog(name), ...RIGHTS.trace]],
    [told.has('DEALS_TABLE'), [...RIGHTS.readDeals, ...keyThrough('dynamodb')]],
    [writesDeals, RIGHTS.writeDeals],
    [told.has('LEDGER_TABLE'), [...RIGHTS.readLedger, ...keyThrough('dynamodb')]],
    [has(deals), RIGHTS.appendLedger],
    [has(wholeLedger), RIGHTS.scanLedger],
    [has(evidenceFiles), [...RIGHTS.keepEvidence, ...keyThrough('s3')]],
    [has(evidenceLock), RIGHTS.lockEvidence],
    [told.has('CASE_FILE_LOCATION'), [...RIGHTS.keepCaseFiles, ...keyThrough('s3')]],
    [told.has('STRIPE_SECRET_KEY'), [...RIGHTS.readPaymentKey, ...keyThrough('secretsmanager')]],
    [told.has('STRIPE_WEBHOOK_SECRET'), RIGHTS.readPaymentSignature],
    [told.has('CASE_FILE_KEY'), [...RIGHTS.readCaseFileKey, ...keyThrough('secretsmanager')]],
    [told.has('SMTP_URL'), RIGHTS.sendMail],
    [told.has('SMS_ENDPOINT'), RIGHTS.sendSms],
    [has(workflows), RIGHTS.runWorkflows],
    [has(workflowRestarts), RIGHTS.restartWorkflows],
    [has(workflowHistory), RIGHTS.watchWorkflows],
    [LISTENING.includes(name), keepDeadLetters(name)],
    [name === 'dealStream', RIGHTS.readStream],
  ];
  return [...new Set(rights.flatMap(([may, these]) => (may ? these : [])))].sort();
}

/** Which actions a command of the SDK takes: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  BatchGet: ['BatchGetItem'],
  Delete: ['DeleteItem'],
  Get: ['GetItem'],
  Put: ['PutItem'],
  Query: ['Query'],
  Scan: ['Scan'],
  TransactWrite: ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'],
  Update: ['UpdateItem'],
};

describe('a function', () => {
  test.each(DEPLOYABLES)('$name may do what it needs, and nothing else', (deployable) => {
    expect(rightsByName.get(deployable.name)).toEqual(expected(deployable));
  });

  test('has no right that no deployable is known to need', () => {
    expect([...rightsByName.keys()].sort()).toEqual(DEPLOYABLES.map(({ name }) => name).sort());
  });

  test('may do with the tables what the adapters ask of them', () => {
    const folder = join(import.meta.dirname, '../../../adapters/dynamodb');
    const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const commands = new Set(
      sources.flatMap((text) => [...text.matchAll(/new (\w+)Command\(/g)].map(([, name]) => String(name))),
    );
    const granted = new Set([...rightsByName.values()].flat().map((right) => right.split(' ')[0]));
    const lacking = [...commands]
      .flatMap((command) => ACTIONS[command] ?? [`what ${command} takes`])
      .filter((action) => !granted.has(`dynamodb:${action}`));
    expect(commands.size).toBeGreaterThan(5);
    expect(lacking).toEqual([]);
  });

  test('that answers a GET appends nothing to the ledger', () => {
    const reading = ROUTES.filter(({ method }) => method === 'GET').map(({ name }) => name);
    const appends = (name: string) =>
      rightsByName.get(name)?.some((right) => RIGHTS.appendLedger.includes(right)) === true;
    expect(reading.length).toBeGreaterThan(30);
    expect(reading.filter(appends)).toEqual([]);
    expect(appends('actOnDeal')).toBe(true);
  });

  test('that goes through the books may scan them, and nobody else', () => {
    const scanning = [...rightsByName].filter(([, rights]) => rights.some((right) => /:Scan /.test(right)));
    expect(scanning.map(([name]) => name)).toEqual(['reconcile']);
  });
});
