import { CannotPlay } from './cannotPlay.ts';
import { look, type Stage } from './carryOut.ts';
import { firstDifference } from './facts.ts';
import type { History } from './history.ts';
import { type PastDeed, pastDeedOf } from './pastDeeds.ts';
import { refusalIn } from './people.ts';

const SECOND_MILLIS = 1000;

/**
 * Leads the deal of a sandbox the way the real one went: everybody does what they did, when they did it, and the
 * machine does the rest again.
 * @param now epoch ms: up to when
 * @throws CannotPlay when that leads elsewhere
 */
export async function replay(stage: Stage, history: History, now: number): Promise<void> {
  for (const event of history.events) {
    stage.signal.throwIfAborted();
    const deed = pastDeedOf(event, history);
    if (deed === null) continue;
    await stage.sandbox.advanceTo(await whenDone(stage, deed, Date.parse(event.at)));
    try {
      await doAgain(stage, history, deed);
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal === null) throw error;
      throw elsewhere(`event ${event.seq} (${event.type}) is refused: ${refusal}`);
    }
  }
  await stage.sandbox.advanceTo(now);
  const difference = firstDifference(history.deal, await look(stage));
  if (difference !== null) throw elsewhere(difference);
}

const elsewhere = (why: string): CannotPlay =>
  new CannotPlay('history_not_playable', `The history of the deal cannot be played again: ${why}.`);

/** What the clock itself gave more time for did not happen here: the time is given before it runs out. */
async function whenDone(stage: Stage, deed: PastDeed, at: number): Promise<number> {
  if (deed.kind !== 'extendClock' || !deed.byClock) return at;
  const { gate } = await look(stage);
  return gate === null ? at : Math.min(at, Date.parse(gate.deadline) - SECOND_MILLIS);
}

async function doAgain({ people, dealId }: Stage, { orders }: History, deed: PastDeed): Promise<void> {
  switch (deed.kind) {
    case 'pay':
      return people.pay();
    case 'sell':
      return people.reportSales(dealId, orders);
    case 'extendClock':
      return people.extendClock(dealId, deed.to);
    case 'act': {
      const evidence = deed.needsEvidence ? { evidenceIds: [await people.evidence(dealId)] } : {};
      return people.act(dealId, deed.by, deed.action, { ...deed.payload, ...evidence }, deed.who);
    }
  }
}
