import * as z from 'zod/mini';
import { canonicalHash } from '../../domain/canonical.ts';
import type { SealedChange } from '../../domain/deal/change.ts';
import { disputeSchema } from '../../domain/dispute/dispute.ts';
import { disputeStatuses, statusOf } from '../../domain/ports/disputes.ts';
import { disputeKey, disputeListKey } from './keys.ts';
import type { Write } from './write.ts';

export const disputeItemSchema = z.object({
  disputedDealId: z.string(),
  currency: z.string(),
  dispute: disputeSchema,
});

/** Beside the key only what lists filter by: a page of disputes is fetched by their ids. */
export const disputeListedSchema = z.object({
  disputeId: z.string(),
  disputeStatus: z.enum(disputeStatuses),
});

/** Of whose lists a dispute is an item: all tenants of the deal, and the operators. */
export const OPERATORS_LIST = 'operators';

/** The deal's dispute as it is now, by its own id and in the lists of those who may see it, if it changed. */
export function disputeWrites(table: string, { before, deal }: SealedChange): Write[] {
  const { dispute } = deal;
  if (dispute === null || isSame(before?.dispute, dispute)) return [];
  const record = { disputedDealId: deal.id, currency: deal.terms.currency, dispute };
  const listed = { disputeId: dispute.id, disputeStatus: statusOf(dispute) };
  const isListed = before?.dispute?.id === dispute.id && statusOf(before.dispute) === listed.disputeStatus;
  const viewers = [OPERATORS_LIST, deal.brandId, ...(deal.provider === null ? [] : [deal.provider.id])];
  return [
    { role: 'dispute', table, key: disputeKey(dispute.id), put: { kind: 'dispute', ...record } },
    ...(isListed ? [] : viewers).map((viewer): Write => {
      const key = disputeListKey(viewer, dispute.id);
      return { role: 'dispute', table, key, put: { kind: 'disputeListed', ...listed } };
    }),
  ];
}

const isSame = (a: unknown, b: unknown) => a != null && canonicalHash(a) === canonicalHash(b);
