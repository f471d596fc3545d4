import type { LinkProps } from '@tanstack/react-router';
import type { MeView } from '../../../functions/api/me.ts';
import type { FoundView } from '../../../functions/api/search.ts';

/** Where what was found is shown. */
export function placeOf({ kind, id, dealId }: FoundView, role: MeView['role']): Place {
  const params = { dealId };
  switch (kind) {
    case 'dispute':
      return role === 'operator'
        ? { to: '/cases/$caseId', params: { caseId: id } }
        : { to: '/deals/$dealId', params };
    case 'payment':
      return { to: '/deals/$dealId/ledger', params };
    case 'order':
      return { to: '/deals/$dealId/statement', params };
    case 'evidence':
      return { to: '/deals/$dealId/evidence', params };
    default:
      return { to: '/deals/$dealId', params };
  }
}

export type Place = Pick<LinkProps, 'to' | 'params'>;
