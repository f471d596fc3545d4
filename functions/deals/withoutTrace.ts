import * as z from 'zod/mini';
import type { Failure } from '../../domain/deal/park.ts';

/** How Lambda reports that a function failed. */
const reportSchema = z.object({ errorMessage: z.string() });
/** How Step Functions reports that a nested execution did: with all that it was started with. */
const executionSchema = z.object({
  ExecutionArn: z.string(),
  Error: z.optional(z.string()),
  Cause: z.optional(z.string()),
});

/**
 * A failure with its cause in the failed step's own words. Lambda's report also holds a stack trace, which names
 * folders of the machine and has no place in a deal's log, nor before its parties.
 */
export function withoutTrace({ Cause, ...failure }: Failure): Failure {
  if (Cause === undefined) return failure;
  const nested = executionSchema.safeParse(parse(Cause));
  if (nested.success)
    return withoutTrace({ Error: nested.data.Error ?? failure.Error, Cause: nested.data.Cause ?? '' });
  const report = reportSchema.safeParse(parse(Cause));
  return { ...failure, Cause: report.success ? report.data.errorMessage : Cause };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Step Functions words its own failures (a timeout, a wrong expression) as plain text.
    return undefined;
  }
}
