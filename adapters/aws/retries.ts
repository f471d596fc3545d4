import { isThrottlingError, isTransientError, StandardRetryStrategy } from '@smithy/core/retry';
import { AwsError } from './awsError.ts';

/**
 * Tries again what may pass, as AWS's SDK does in its standard mode: with backoff and jitter, and not at all once too
 * much has failed. The last error stands.
 */
export function makeRetries(maxAttempts: number) {
  const strategy = new StandardRetryStrategy(maxAttempts);
  return async <T>(attempt: () => Promise<T>): Promise<T> => {
    let token = await strategy.acquireInitialRetryToken('');
    for (;;) {
      try {
        const result = await attempt();
        strategy.recordSuccess(token);
        return result;
      } catch (error) {
        const errorType = typeOf(error);
        if (errorType === null) throw error;
        try {
          token = await strategy.refreshRetryTokenForRetry(token, { errorType });
        } catch {
          // No token: there were tries enough.
          throw error;
        }
      }
    }
  };
}

/** Which errors may pass is the SDK's own judgement, by codes and statuses. */
function typeOf(error: unknown): 'THROTTLING' | 'TRANSIENT' | null {
  if (!(error instanceof Error)) return null;
  const { name, message } = error;
  const seen = {
    ...{ name, message },
    ...('code' in error ? { code: error.code } : {}),
    ...(error instanceof AwsError ? { $metadata: { httpStatusCode: error.$metadata.httpStatusCode } } : {}),
  };
  if (isThrottlingError(seen)) return 'THROTTLING';
  return isTransientError(seen) ? 'TRANSIENT' : null;
}
