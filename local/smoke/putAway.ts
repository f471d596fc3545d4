import { Refused } from '../hook/refusal.ts';
import type { Api, SmokeDeal } from './api.ts';
import type { Patience } from './patience.ts';

const REASON = { reason: 'A smoke run puts its deal away.' };

/** What ends a deal at once, or nearly, the first that is offered; with its body. */
const ENDING: readonly (readonly [action: string, by: 'brand' | 'operator', body: object])[] = [
  ['withdraw', 'brand', REASON],
  ['decline', 'brand', REASON],
  ['cancel', 'brand', REASON],
  ['approve', 'brand', {}],
  ['refund', 'operator', REASON],
  ['close', 'operator', REASON],
];

/**
 * Ends whatever deals a run has left open, whichever way the gate allows.
 * @param operator `null` where nobody may act as one
 * @returns what stays open all the same, one sentence each
 */
export async function putAway(
  reference: string,
  brand: Api,
  operator: Api | null,
  patience: Patience,
): Promise<string[]> {
  const left: string[] = [];
  for (const { id } of (await brand.findDeals(reference)).filter(isOpen)) {
    let deal: SmokeDeal | null = null;
    try {
      await patience.until(
        `the end of ${id}`,
        async () => {
          deal = await brand.readDeal(id);
          if (!isOpen(deal)) return deal;
          await end(deal, brand, operator);
          return null;
        },
        () => '',
      );
    } catch (error) {
      left.push(`${id} stays open ${deal === null ? '' : standing(deal)}: ${messageOf(error)}`);
    }
  }
  return left;
}

async function end(deal: SmokeDeal, brand: Api, operator: Api | null): Promise<void> {
  const offers = deal.gate?.actions ?? [];
  const ending = ENDING.find(([action, by]) =>
    offers.some((offer) => offer.action === action && offer.by === by),
  );
  if (ending === undefined) return;
  const [action, by, body] = ending;
  const api = by === 'operator' ? operator : brand;
  try {
    await api?.write(`/v1/deals/${deal.id}/actions/${action}`, body);
  } catch (error) {
    // The gate may have closed meanwhile: then the next look shows where the deal stands.
    if (!(error instanceof Refused) || error.status !== 409) throw error;
  }
}

const isOpen = ({ status }: SmokeDeal) => status !== 'closed';

/** Where a deal stands, for whoever has to look after it. */
export function standing({ gate, status, problem }: SmokeDeal): string {
  const why = problem === null ? '' : ` since ${problem.stage} failed: ${problem.error} ${problem.cause}`;
  return `at ${gate?.name ?? status}${why}`;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
