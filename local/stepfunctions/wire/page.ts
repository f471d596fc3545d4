import { AwsError } from '../errors.ts';

/** A page token is the place to go on from, opaque to the caller. */
export const pageToken = (place: number): string => Buffer.from(`v1:${place}`).toString('base64url');

/** @throws AwsError InvalidToken */
export function placeOf(token: string | undefined, first: number): number {
  if (token === undefined) return first;
  const place = /^v1:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (place === undefined) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  return Number(place);
}

/** `limit` rows were asked for plus one, which only says that there is more. */
export function page<T>(rows: readonly T[], limit: number, placeAfter: (row: T) => number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last ? { nextToken: pageToken(placeAfter(last)) } : {}) };
}
