import { type Api, makeApi, type SmokeDeal } from './api.ts';
import type { SmokeOptions } from './options.ts';
import type { Patience } from './patience.ts';
import { standing } from './putAway.ts';

/** Told of each step: who, and what. */
export type Tell = (who: string, what: string) => void;

/** What a deal is played with. */
export interface Stage {
  readonly options: SmokeOptions;
  readonly patience: Patience;
  readonly brand: Api;
  /** With no credential: whoever has a link. */
  readonly anybody: Api;
  readonly dealId: string;
  readonly tell: Tell;
  /** The deal, once it stands at that gate. @throws Error when it is closed or parked instead */
  at(gate: string): Promise<SmokeDeal>;
  /** @throws Error when it is parked instead */
  closed(): Promise<SmokeDeal>;
}

export function makeStage(
  dealId: string,
  parts: Pick<Stage, 'options' | 'patience' | 'brand' | 'tell'>,
): Stage {
  const { options, patience, brand } = parts;
  const wait = async (what: string, fits: (deal: SmokeDeal) => boolean): Promise<SmokeDeal> => {
    let last = await brand.readDeal(dealId);
    return patience.until(
      what,
      async () => {
        last = await brand.readDeal(dealId);
        if (fits(last)) return last;
        if (last.status === 'closed' || last.problem !== null)
          throw new Error(`Instead of ${what}: the deal is ${last.outcome ?? standing(last)}.`);
        return null;
      },
      () => `The deal stands ${standing(last)}.`,
    );
  };
  return {
    ...parts,
    dealId,
    anybody: makeApi(options.url, null, patience),
    at: (gate) => wait(`the gate ${gate}`, (deal) => deal.gate?.name === gate),
    closed: () => wait('the end', ({ status }) => status === 'closed'),
  };
}
