import * as z from 'zod/mini';
import type { SealedChange } from '../../domain/deal/change.ts';
import { type Evidence, evidenceSchema } from '../../domain/evidence/evidence.ts';
import { evidenceKey } from './keys.ts';
import { NOT_THERE, type Write } from './write.ts';

/** `submittedBy` stands beside the record, so that using evidence and checking its upload never undo each other. */
export const evidenceItemSchema = z.object({
  evidence: z.omit(evidenceSchema, { submittedBy: true }),
  submittedBy: z.optional(z.int()),
});

export const toEvidence = ({ evidence, submittedBy }: z.infer<typeof evidenceItemSchema>): Evidence => ({
  ...evidence,
  submittedBy: submittedBy ?? null,
});

export function evidenceWrite(table: string, { submittedBy: _, ...evidence }: Evidence): Write {
  return {
    role: 'evidence',
    table,
    key: evidenceKey(evidence.dealId, evidence.id),
    put: {
      kind: 'evidence',
      evidence,
      // What a report's deal is, for whoever reads the stream.
      ...(evidence.kind === 'report' ? { reportDealId: evidence.dealId } : {}),
    },
    condition: NOT_THERE,
  };
}

/**
 * Marks evidence as submitted by the first event of a change: what is said with an action is its own event. The
 * first submission counts.
 */
export function submissionWrites(
  table: string,
  { deal, events }: SealedChange,
  evidenceIds: readonly string[],
): Write[] {
  const seq = events[0]?.seq;
  if (seq === undefined) return [];
  return [...new Set(evidenceIds)].map((id) => ({
    role: 'evidence',
    table,
    key: evidenceKey(deal.id, id),
    update: {
      UpdateExpression: 'SET submittedBy = if_not_exists(submittedBy, :seq)',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':seq': seq },
    },
  }));
}
