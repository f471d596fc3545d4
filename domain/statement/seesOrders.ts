import type { Deal } from '../deal/deal.ts';
import { salesWindows, type Terms } from '../terms/terms.ts';
import type { StatementReader } from './statement.ts';

type Base = NonNullable<Terms['providerShare']>['of'];

/**
 * Whether the orders of `deal` are any of the reader's business: a provider's are those its own amount depends on.
 * Where there can be none, there is nothing to keep from anybody.
 */
export function seesOrders({ terms, provider }: Deal, reader: StatementReader): boolean {
  if (reader.role !== 'provider' || salesWindows(terms) === null) return true;
  const { providerShare, chain, gmvGuarantee } = terms;
  // What is earned of a guaranteed fee depends on the sales as well.
  const isBySales = (of: Base) => of !== 'fixedFee' || gmvGuarantee !== undefined;
  const isEngaged = provider?.id === reader.id && providerShare !== undefined && isBySales(providerShare.of);
  const isInChain =
    chain !== undefined && isBySales(chain.of) && chain.levels.some(({ to }) => to === reader.id);
  return isEngaged || isInChain;
}
