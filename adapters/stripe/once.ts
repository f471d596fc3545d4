import { isSpentKey } from './errors.ts';

const mostAttemptsRemembered = 25;

/**
 * Creates an effect once per `paymentId`, for ever. Stripe forgets idempotency keys after 24 h, so an effect
 * made earlier is looked up first. Within the 24 h Stripe replays a key's first answer even when it was a
 * refusal that no longer holds (the payee was not onboarded yet, the balance was short) or a failure of its own
 * (which may have made the effect all the same). Such a key is spent: unless the effect is found after all, the
 * next key in a fixed row is tried. Two callers walk the same row, hence still one effect. One attempt per
 * `paymentId` at a time is expected all the same.
 */
export const createOnce = async <T>(
  paymentId: string,
  find: () => Promise<T | undefined>,
  create: (idempotencyKey: string) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    const earlier = await find();
    if (earlier !== undefined) return earlier;
    try {
      return await create(attempt === 1 ? paymentId : `${paymentId}:${attempt}`);
    } catch (error) {
      if (!isSpentKey(error) || attempt === mostAttemptsRemembered) throw error;
    }
  }
};
