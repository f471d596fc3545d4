import * as z from 'zod/mini';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { wireEvent } from './historyEvent.ts';
import { executionByArn } from './lookup.ts';
import { listing, page, pageSize, placeOf } from './page.ts';

const history = z.object({
  executionArn: z.string(),
  reverseOrder: z._default(z.boolean(), false),
  includeExecutionData: z._default(z.boolean(), true),
  ...listing,
});

/** The place in a page token is the id of the next event, so that a history that grows does not shift it. */
export function getExecutionHistory(desk: Desk, body: unknown): unknown {
  const request = parseBody(history, body);
  const { execution } = executionByArn(desk, request.executionArn);
  const limit = pageSize(request.maxResults);
  const { reverseOrder: reverse } = request;
  const from = placeOf(request.nextToken, reverse ? Number.MAX_SAFE_INTEGER : 1);
  const found = desk.store.history(execution, { from, limit: limit + 1, reverse });
  const { items, ...next } = page(found, limit, ({ id }) => (reverse ? id - 1 : id + 1));
  return { events: items.map((event) => wireEvent(event, request.includeExecutionData)), ...next };
}
