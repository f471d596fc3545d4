import { pdfFonts } from '../../functions/runtime/providers/pdfFonts.ts';
import type { Deployable } from '../../functions/runtime/step.ts';
import { Refusal } from '../refusal.ts';

/** What a function runs with. */
export interface FunctionSize {
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** Runs side by side at most, and always may: kept free for it. */
  readonly reservedConcurrency?: number;
}

/** HTTP APIs wait 30 s at most; a handler gives up before, so that its caller hears why. */
const ROUTE: FunctionSize = { memoryMegabytes: 512, timeoutSeconds: 28 };
/** A task's own time limit in the ASL is 60 s and more: the function ends first and says why. */
const STEP: FunctionSize = { memoryMegabytes: 512, timeoutSeconds: 50 };
const CONSUMER: FunctionSize = { memoryMegabytes: 512, timeoutSeconds: 60 };
const SWEEP = { memoryMegabytes: 512, timeoutSeconds: 300 };
const LONG = { memoryMegabytes: 1024, timeoutSeconds: 900 };
const DOCUMENT = { memoryMegabytes: 1769, timeoutSeconds: 28 };

/** Exceptions, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, FunctionSize>> = {
  // Documents with embedded fonts of 10 MB each: one whole vCPU.
  dealStatement: DOCUMENT,
  downloadLinkStatement: DOCUMENT,
  getCaseFile: DOCUMENT,
  getLinkCaseFile: DOCUMENT,
  downloadLinkCaseFile: DOCUMENT,
  // Reads and adds up as many deals as one answer takes in: seconds of work on one whole vCPU.
  overview: DOCUMENT,
  // The same with fewer deals, while somebody types.
  search: { memoryMegabytes: 1024, timeoutSeconds: 28 },
  // Up to 500 orders in one call, each a conditional write.
  reportSales: { memoryMegabytes: 1024, timeoutSeconds: 28 },
  // Money moves here. Stripe allows some 100 calls a second; these stay below, and nothing else can starve them.
  sendPayouts: { ...STEP, reservedConcurrency: 20 },
  requestFunding: { ...STEP, reservedConcurrency: 20 },
  closeDeal: { ...STEP, reservedConcurrency: 20 },
  freezeContested: { ...STEP, reservedConcurrency: 10 },
  stripeWebhook: { ...ROUTE, reservedConcurrency: 20 },
  // Batches of up to ten events, each with payments, mails and a wake-up; ten at a time of each of a new table's four shards.
  dealStream: { memoryMegabytes: 1024, timeoutSeconds: 120, reservedConcurrency: 40 },
  // Hashes a whole upload of up to 200 MB as it streams by.
  evidenceUploaded: { memoryMegabytes: 1024, timeoutSeconds: 300 },
  // Sweeps stop by themselves after four minutes; one at a time is enough, and two would only collide.
  sendReminders: { ...SWEEP, reservedConcurrency: 1 },
  deliverWebhooks: SWEEP,
  workRecheck: { ...SWEEP, reservedConcurrency: 1 },
  // Work for ten minutes and say where they stopped.
  reconcile: { ...LONG, reservedConcurrency: 1 },
  rebuildRecords: { ...LONG, reservedConcurrency: 1 },
  // Cognito waits five seconds for it.
  addTokenClaims: { memoryMegabytes: 256, timeoutSeconds: 5 },
};

export type FunctionKind = 'route' | 'step' | 'consumer';

const DEFAULTS: Readonly<Record<FunctionKind, FunctionSize>> = {
  route: ROUTE,
  step: STEP,
  consumer: CONSUMER,
};

/**
 * @throws Refusal for a size that no function has, and for a function that prints documents and has none of its own: it would
 * run out of memory or time
 */
export function refuseUnfitSizes(deployables: readonly Deployable[]): void {
  const names = new Set(deployables.map(({ name }) => name));
  const unknown = Object.keys(EXCEPTIONS).find((name) => !names.has(name));
  if (unknown !== undefined) {
    throw new Refusal(`infra/config/functions.ts sizes ${unknown}, which is no function.`);
  }
  const printing = deployables.filter(({ needs }) => Object.values(needs).some((need) => need === pdfFonts));
  const small = printing.find(({ name }) => EXCEPTIONS[name] === undefined);
  if (small !== undefined) {
    throw new Refusal(
      `${small.name} prints documents, and infra/config/functions.ts gives it no size for that.`,
    );
  }
}

/** Memory, time limit and concurrency of a function. */
export function sizeOf(kind: FunctionKind, name: string): FunctionSize {
  return EXCEPTIONS[name] ?? DEFAULTS[kind];
}
