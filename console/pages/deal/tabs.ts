import type { LinkProps } from '@tanstack/react-router';
import type { DealView } from '../../../functions/api/dealView.ts';
import { canSimulate } from '../../api/simulations.ts';
import type { DealWord } from './words.ts';

interface DealTab {
  readonly to: NonNullable<LinkProps['to']>;
  readonly word: DealWord;
  /** Always where absent. */
  readonly isShown?: (deal: DealView) => boolean;
}

/** The tabs of a deal in their order; each is a route below the deal's in app/router.tsx. */
export const DEAL_TABS: readonly DealTab[] = [
  { to: '/deals/$dealId', word: 'timeline' },
  { to: '/deals/$dealId/graph', word: 'graph' },
  { to: '/deals/$dealId/terms', word: 'terms' },
  { to: '/deals/$dealId/evidence', word: 'evidence' },
  { to: '/deals/$dealId/ledger', word: 'ledger' },
  {
    to: '/deals/$dealId/sales',
    word: 'sales',
    isShown: ({ terms }) => terms.commission !== undefined || terms.gmvGuarantee !== undefined,
  },
  { to: '/deals/$dealId/statement', word: 'statement' },
  {
    to: '/deals/$dealId/what-if',
    word: 'whatIf',
    isShown: ({ status }) => status !== 'closed' && canSimulate(),
  },
];
