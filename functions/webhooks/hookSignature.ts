import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { InvalidSignature } from '../../domain/errors.ts';

const TOLERANCE_MILLIS = 5 * 60_000;

export interface SignedRequest {
  readonly id: string | undefined;
  /** Seconds since the epoch. */
  readonly timestamp: string | undefined;
  /** Space-separated `v1,<base64>`; one of them must fit one of the secrets. */
  readonly signature: string | undefined;
  readonly body: string;
}

/**
 * Verifies a Standard Webhooks request. `nows` are the clocks (epoch ms) by which its timestamp may be right: the
 * wall clock, and in drills the virtual one, since the sender may live in either.
 * @returns the webhook-id, which is the idempotency key
 * @throws InvalidSignature
 */
export function verifyHook(
  request: SignedRequest,
  secrets: readonly string[],
  nows: readonly number[],
): string {
  const { id, timestamp, signature, body } = request;
  if (!id || !timestamp || !signature) throw new InvalidSignature('a webhook-… header is missing');
  if (!/^\d{1,12}$/.test(timestamp)) throw new InvalidSignature('the timestamp is not in seconds');
  const sentAt = new Date(Number(timestamp) * 1000);
  if (nows.every((now) => Math.abs(now - sentAt.getTime()) > TOLERANCE_MILLIS)) {
    throw new InvalidSignature('the timestamp is more than five minutes off');
  }
  const expected = secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body));
  const given = signature.split(' ');
  if (!given.some((one) => expected.some((other) => isSame(one, other)))) {
    throw new InvalidSignature('no signature fits');
  }
  return id;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
