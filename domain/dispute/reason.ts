import * as z from 'zod/mini';

/** What a dispute is about. */
export const disputeReasonSchema = z.enum([
  'not_delivered',
  'not_as_agreed',
  'late',
  'disclosure_missing',
  'unfair_rejection',
  'taken_down',
  'sales_misreported',
  'fraud',
  'other',
]);
