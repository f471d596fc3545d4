import * as z from 'zod/mini';
import { faultsProblem } from '../runtime/problem.ts';

const DEFAULT_LIMIT = 50;

/** A page's size out of a query string: 1 to 100, 50 if not said. */
export const limitSchema = z.pipe(
  z._default(z.string().check(z.regex(/^\d{1,15}$/, 'must be a number')), String(DEFAULT_LIMIT)),
  z.pipe(
    z.transform((text: string) => Number(text)),
    z.int().check(z.minimum(1), z.maximum(100)),
  ),
);

export const pageQuerySchema = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  limit: limitSchema,
});

/** @throws Problem 400 when the store did not hand out the cursor */
export async function refuseBadCursor<T>(page: Promise<T>): Promise<T> {
  try {
    return await page;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvalidCursor') throw error;
    throw faultsProblem(400, 'invalid_cursor', 'The cursor does not belong to this list.', [
      { path: ['cursor'], message: 'was not handed out by this list' },
    ]);
  }
}
