import { InvariantViolation } from '../../domain/errors.ts';

/** Does `work` on a deal: a violation found by a rule that does not know of deals is known to be about this one. */
export async function aboutDeal<T>(dealId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvariantViolation) || error.dealId !== null) throw error;
    throw new InvariantViolation(error.message, dealId, { cause: error });
  }
}
