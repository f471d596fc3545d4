import type { AuditStore, Seen } from '../../domain/ports/audit.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { networkOf } from '../runtime/network.ts';
import type { AuthenticatedRequest } from '../runtime/route.ts';

/**
 * Keeps that an operator looks at something of a deal, before it is shown: what cannot be kept is not shown. Brands and
 * providers see their own. @param about which piece of evidence, or which dispute @throws RetryableError
 */
export async function noteSeen(
  { audit, clock }: { readonly audit: AuditStore; readonly clock: Clock },
  { principal, sourceIp }: Pick<AuthenticatedRequest, 'principal' | 'sourceIp'>,
  what: Seen,
  dealId: string,
  about: string | null = null,
): Promise<void> {
  if (principal.role !== 'operator') return;
  const { subject } = principal;
  await audit.saw({ subject, what, dealId, about, network: networkOf(sourceIp) }, clock.now());
}
