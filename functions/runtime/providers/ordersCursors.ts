import * as z from 'zod/mini';
import { makeOrdersCursors } from '../../statement/ordersCursor.ts';
import { provider } from '../provider.ts';

/**
 * Seals the cursors of statements, by a key derived from the one that seals case files: one secret less to keep, and
 * after a rotation readers begin again with the first page.
 */
export const ordersCursors = provider(
  { CASE_FILE_KEY: z.string().check(z.minLength(1)) },
  ({ CASE_FILE_KEY }) => makeOrdersCursors(CASE_FILE_KEY),
);
