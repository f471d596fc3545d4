import * as z from 'zod/mini';
import { AwsError } from '../errors.ts';

/** The members every list takes. */
export const listing = {
  maxResults: z._default(z.int().check(z.minimum(0), z.maximum(1000)), 0),
  nextToken: z.optional(z.string().check(z.minLength(1), z.maxLength(3096))),
};

/** Zero asks for the default. */
export const pageSize = (maxResults: number): number => maxResults || 100;

/** A page token is the place to go on from, opaque to the caller. */
const pageToken = (place: number): string => Buffer.from(`v1:${place}`).toString('base64url');

/** @throws AwsError InvalidToken */
export function placeOf(token: string | undefined, first: number): number {
  if (token === undefined) return first;
  const place = /^v1:(\d{1,15})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (place === undefined) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  return Number(place);
}

/** `limit` rows were asked for plus one, which only says that there is more. */
export function page<T>(rows: readonly T[], limit: number, placeAfter: (row: T) => number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last ? { nextToken: pageToken(placeAfter(last)) } : {}) };
}
