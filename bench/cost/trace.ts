import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dealRequestSchema } from '../../functions/deals/dealRequest.ts';
import { requireDeal } from '../../functions/deals/updateDeal.ts';
import { deals } from '../../functions/runtime/providers/deals.ts';
import { documents } from '../../functions/runtime/providers/documents.ts';
import { makeBrand } from '../../local/demo/brand.ts';
import { makeCreator } from '../../local/demo/creator.ts';
import { makeDealTime } from '../../local/demo/dealTime.ts';
import { play } from '../../local/demo/play.ts';
import { demoWeb } from '../../local/demo/web.ts';
import { call } from '../../local/hook/call.ts';
import { readDealFile } from '../../local/hook/dealFile.ts';
import { credentialsOf } from '../../local/hook/localRoutes.ts';
import { Refused } from '../../local/hook/refusal.ts';
import { workDateOf } from '../../local/hook/workDate.ts';
import { type Luyue, startLuyue } from '../../local/luyue.ts';
import { settingsFrom } from '../../local/settings.ts';
import type { Example } from './examples.ts';
import { historyOf } from './history.ts';
import { type FunctionUse, Meter } from './meter.ts';
import { storedBytes } from './storedBytes.ts';
import type { WrittenItems } from './writtenItems.ts';

/**
 * Stripe reports a refund after it has answered the request for it. Here the report may come before the answer is
 * booked, and one of the two is then refused, which is paid for as well.
 */
const REPORTED_LATER = { fault: 'webhook_delayed', type: 'refund.updated', times: 1000, after: 'PT1S' };
const REPORTED_MILLIS = 60_000;
const LEAD_MILLIS = 10 * 86_400_000;
const EXAMPLES_FOLDER = new URL('../../examples/', import.meta.url);

/** What one deal used, counted. */
export interface Trace {
  readonly name: string;
  readonly outcome: string | null;
  /** From the invitation to the end, in the deal's time. */
  readonly openMillis: number;
  readonly stateTransitions: number;
  readonly functions: readonly FunctionUse[];
  /** What transactions put, by kind of item. */
  readonly written: readonly WrittenItems[];
  readonly mails: number;
  /** Of the machine's execution, without data: what Step Functions logs. */
  readonly historyEvents: number;
  readonly historyBytes: number;
  /** Of the lines that handlers wrote. */
  readonly loggedBytes: number;
  /** What the deal leaves in the tables and their indexes. */
  readonly storedBytes: number;
}

/** Plays an example on a Luyue of its own, in virtual time. @throws Error when it does not end */
export async function traceOf(example: Example): Promise<Trace> {
  const opened = new AsyncDisposableStack();
  try {
    return await playOn(opened, example);
  } finally {
    await opened.disposeAsync();
  }
}

async function playOn(opened: AsyncDisposableStack, { name, file, behaviour }: Example): Promise<Trace> {
  const { text, json } = readDealFile(new URL(file, EXAMPLES_FOLDER).pathname);
  const startAt = (workDateOf(json) ?? 0) - LEAD_MILLIS;
  const meter = new Meter();
  const logged: string[] = [];
  const luyue = await start(opened, startAt, meter, logged);
  const client = documents.of(luyue.runtime);
  const before = await storedBytes(client, luyue.runtime.env);
  meter.watch(client);
  opened.defer(meter.listen(destinationsOf(luyue)));
  const brand = makeBrand(luyue.url, await credentialsOf(luyue.url));
  const time = makeDealTime(luyue.url, startAt);
  await reportRefundsLater(luyue.url);
  const dealId = await brand.start(text, startAt);
  const look = () => requireDeal(deals.of(luyue.runtime), dealId);
  const creator = makeCreator(luyue.url, dealRequestSchema.parse(json).creator.email);
  const stuck = await play({ brand, creator, behaviour, time, look, tell: () => undefined });
  if (stuck !== null) throw new Error(`${name}: ${stuck}`);
  const openMillis = time.now() - startAt;
  await time.advanceTo(time.now() + REPORTED_MILLIS);

  const deal = await look();
  return {
    name,
    outcome: deal.outcome,
    openMillis,
    stateTransitions: luyue.stateTransitions(dealId),
    functions: meter.uses(),
    written: meter.written(),
    mails: luyue.mails(),
    ...(await historyOf(luyue, dealId)),
    loggedBytes: logged.reduce((sum, line) => sum + Buffer.byteLength(line), 0),
    storedBytes: (await storedBytes(client, luyue.runtime.env)) - before,
  };
}

async function start(
  opened: AsyncDisposableStack,
  startAt: number,
  meter: Meter,
  logged: string[],
): Promise<Luyue> {
  const folder = mkdtempSync(join(tmpdir(), 'luyue-cost-'));
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  const settings = settingsFrom({ PORT: '0', LUYUE_DATA_DIR: folder });
  const log = (line: string) => void logged.push(line);
  const luyue = await startLuyue({
    ...settings,
    ...{ clock: 'frozen', startAt, log, web: demoWeb, observe: meter.observe },
  });
  opened.defer(() => luyue.close());
  return luyue;
}

async function reportRefundsLater(url: string): Promise<void> {
  const body = JSON.stringify(REPORTED_LATER);
  const reply = await call(new URL('/_local/stripe/faults', url), { method: 'POST', body });
  if (reply.status >= 300) throw new Refused(reply);
}

function destinationsOf({ runtime: { env } }: Luyue) {
  const place = (url: string | undefined) => (url ?? '').replace(/^https?:\/\//, '').replace(/\/$/, '');
  return { stripe: place(env.STRIPE_API_BASE), workflows: place(env.STEPFUNCTIONS_ENDPOINT) };
}
