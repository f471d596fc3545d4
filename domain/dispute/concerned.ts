import type { Deal } from '../deal/deal.ts';
import { type Action, DISPUTE_ACTIONS } from '../gates/gate.ts';

/** Whether the deal has a provider whose mandate lists `action`. */
export const mayActForBrand = ({ provider }: Pick<Deal, 'provider'>, action: Action): boolean =>
  provider?.mandate.includes(action) === true;

/** Whether a dispute concerns the deal's provider: it may act in it, or what it is paid depends on it. */
export function isConcerned(deal: Pick<Deal, 'provider' | 'terms'>): boolean {
  const { provider, terms } = deal;
  if (provider === null) return false;
  const isPaid =
    terms.providerShare !== undefined || terms.chain?.levels.some(({ to }) => to === provider.id) === true;
  return isPaid || DISPUTE_ACTIONS.some((action) => mayActForBrand(deal, action));
}
