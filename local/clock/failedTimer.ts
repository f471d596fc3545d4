import type { Fire } from './timeline.ts';

/**
 * Runs a timer's `fire` and hands its failure to `onError`. Without an `onError` it is thrown outside of any
 * promise, where the process cannot overlook it.
 */
export const reportTo =
  (onError: ((error: unknown) => void) | undefined) =>
  async (fire: Fire): Promise<void> => {
    try {
      await fire();
    } catch (error) {
      if (onError === undefined) {
        setImmediate(() => {
          throw error;
        });
      } else {
        onError(error);
      }
    }
  };
