import * as z from 'zod/mini';

/** What something waits for that is not in a workflow's hands. */
export const dueKindSchema = z.enum(['reminder', 'webhook', 'recheck']);
export type DueKind = z.infer<typeof dueKindSchema>;

export interface DueItem {
  /** The deal, or the endpoint of a delivery. */
  readonly ownerId: string;
  /** The delivery; of a deal's reminder or recheck nothing that matters. */
  readonly itemId: string;
  readonly due: string;
}

/** Everything that falls due at an instant, in its order. Eventually consistent: whoever acts on it looks again. */
export interface DueIndex {
  /** What fell due by `until` (RFC 3339), earliest first in each page. */
  due(kind: DueKind, until: string): AsyncIterable<readonly DueItem[]>;
  /** When the next of these falls due, or `null`. */
  earliest(kind: DueKind): Promise<string | null>;
}
