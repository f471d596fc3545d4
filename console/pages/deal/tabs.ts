import type { LinkProps } from '@tanstack/react-router';
import type { DealWord } from './words.ts';

/** The tabs of a deal in their order; each is a route below the deal's in app/router.tsx. */
export const DEAL_TABS: readonly { readonly to: NonNullable<LinkProps['to']>; readonly word: DealWord }[] = [
  { to: '/deals/$dealId', word: 'timeline' },
  { to: '/deals/$dealId/graph', word: 'graph' },
  { to: '/deals/$dealId/terms', word: 'terms' },
  { to: '/deals/$dealId/evidence', word: 'evidence' },
  { to: '/deals/$dealId/ledger', word: 'ledger' },
  { to: '/deals/$dealId/statement', word: 'statement' },
];
