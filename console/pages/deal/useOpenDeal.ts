import { createContext, use } from 'react';
import type { DealView } from '../../../functions/api/dealView.ts';

export const OpenDealContext = createContext<DealView | null>(null);

/** The deal whose page is open, as it is now. */
export function useOpenDeal(): DealView {
  const deal = use(OpenDealContext);
  if (deal === null) throw new Error('there is no deal around this part');
  return deal;
}
