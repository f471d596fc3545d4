import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../../domain/deal/deal.ts';
import type { Role } from '../../domain/parties.ts';
import { dealRequestSchema } from '../../functions/deals/dealRequest.ts';
import { requireDeal } from '../../functions/deals/updateDeal.ts';
import { deals } from '../../functions/runtime/providers/deals.ts';
import { ledger } from '../../functions/runtime/providers/ledger.ts';
import type { DealFile } from '../hook/dealFile.ts';
import { credentialsOf } from '../hook/localRoutes.ts';
import { workDateOf } from '../hook/workDate.ts';
import { type Luyue, startLuyue } from '../luyue.ts';
import { settingsFrom } from '../settings.ts';
import { type Balances, faultsOfBooks, moved } from './books.ts';
import { makeBrand } from './brand.ts';
import { makeCreator } from './creator.ts';
import { makeDealTime } from './dealTime.ts';
import type { Behaviour } from './options.ts';
import { play } from './play.ts';
import { type DemoEntry, readLedger, readTimeline, type TimelineEntry } from './readBack.ts';
import { demoWeb } from './web.ts';

const LEAD_MILLIS = 10 * 86_400_000;
const IN_FLIGHT_MILLIS = 2 * 3_600_000;

const EXPECTED: Record<Behaviour, Outcome> = { accept: 'completed', decline: 'declined', silent: 'expired' };

export interface DemoResult {
  /** As `GET /v1/deals/{id}` shows it to the brand. */
  readonly deal: unknown;
  readonly currency: string;
  readonly timeline: readonly TimelineEntry[];
  readonly entries: readonly DemoEntry[];
  /** Minor units, by account. */
  readonly balances: Balances;
  readonly balanced: boolean;
  /** Billed state transitions of the deal's machine. */
  readonly stateTransitions: number;
  /** Lambda invocations for the deal, by function; reading the result back is not counted. */
  readonly invocations: Readonly<Record<string, number>>;
  readonly mails: number;
  /** Of real time. */
  readonly seconds: number;
  /** What is not as it should be, as sentences. */
  readonly faults: readonly string[];
}

/** Somebody stopped it on the way. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Told of each step: when in the deal's time (epoch ms), who, and what. */
export type Tell = (at: number, who: Role, what: string) => void;

/**
 * Plays one deal on a Luyue of its own (temporary folder, free port, time that stands still), and ends it.
 * @throws Refused when the API does not take the request, CannotStart when nothing can be started here,
 * Interrupted once `signal` is aborted; whatever was started is ended and the folder removed
 */
export async function runDemo(
  file: DealFile,
  behaviour: Behaviour,
  tell: Tell,
  signal: AbortSignal,
): Promise<DemoResult> {
  const began = performance.now();
  const opened = new AsyncDisposableStack();
  try {
    const logged: string[] = [];
    const complaints = () => logged.filter((line) => !line.startsWith('{"level":"info"'));
    const startAt = Math.max(0, (workDateOf(file.json) ?? Date.now()) - LEAD_MILLIS);
    const luyue = await startHere(opened, startAt, logged);
    const playing = playOn(luyue, file, behaviour, startAt, tell);
    const result = await Promise.race([playing, abortionOf(signal)]);
    const seconds = Math.round(performance.now() - began) / 1000;
    return {
      ...result,
      seconds,
      faults: [...result.faults, ...complaints().map((line) => `It logged ${line}`)],
    };
  } finally {
    await opened.disposeAsync();
  }
}

async function startHere(opened: AsyncDisposableStack, startAt: number, logged: string[]): Promise<Luyue> {
  const folder = mkdtempSync(join(tmpdir(), 'luyue-demo-'));
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  const settings = settingsFrom({ PORT: '0', LUYUE_DATA_DIR: folder });
  const log = (line: string) => {
    logged.push(line);
  };
  const luyue = await startLuyue({ ...settings, clock: 'frozen', startAt, log, web: demoWeb });
  opened.defer(() => luyue.close());
  return luyue;
}

async function playOn(
  luyue: Luyue,
  file: DealFile,
  behaviour: Behaviour,
  startAt: number,
  tell: Tell,
): Promise<Omit<DemoResult, 'seconds'>> {
  const brand = makeBrand(luyue.url, await credentialsOf(luyue.url));
  const time = makeDealTime(luyue.url, startAt);
  const dealId = await brand.start(file.text, startAt);
  tell(startAt, 'brand', 'its system posts a signed webhook');

  const { creator, terms } = dealRequestSchema.parse(file.json);
  const balances = () => ledger.of(luyue.runtime).balances(terms.currency);
  const before = await balances();
  const stuck = await play({
    brand,
    creator: makeCreator(luyue.url, creator.email),
    behaviour,
    time,
    look: () => requireDeal(deals.of(luyue.runtime), dealId),
    tell: (who, what) => tell(time.now(), who, what),
  });
  const counted = {
    stateTransitions: luyue.stateTransitions(dealId),
    invocations: luyue.invocations(),
    mails: luyue.mails(),
  };
  const { outcome } = await requireDeal(deals.of(luyue.runtime), dealId);
  const shown = {
    deal: await brand.read(`/v1/deals/${dealId}`),
    currency: terms.currency,
    timeline: await readTimeline(brand, dealId),
    entries: await readLedger(brand, dealId),
    balances: moved(before, await balances()),
  };
  // Afterwards nothing counts as being on its way any more.
  await time.advanceTo(time.now() + IN_FLIGHT_MILLIS);
  const bookFaults = await faultsOfBooks(luyue);
  return {
    ...counted,
    ...shown,
    balanced: bookFaults.length === 0,
    faults: [...bookFaults, ...(stuck === null ? [] : [stuck]), ...faultsOfEnd(outcome, behaviour)],
  };
}

function abortionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(new Interrupted());
    signal.addEventListener('abort', () => reject(new Interrupted()), { once: true });
  });
}

function faultsOfEnd(outcome: Outcome | null, behaviour: Behaviour): string[] {
  const expected = EXPECTED[behaviour];
  return outcome === expected
    ? []
    : [`The deal should have ended ${expected}, but is ${outcome ?? 'not closed'}.`];
}
