import { provider } from '../provider.ts';
import { deals } from './deals.ts';

/**
 * The same store for those who only look: where it is deployed, it may append nothing to the ledger. What goes badly
 * wrong with a deal is noted in its log all the same.
 */
export const dealsToRead = provider(deals.env.shape, (_env, runtime) => deals.of(runtime));
