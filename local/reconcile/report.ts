import * as z from 'zod/mini';
import { differenceCaseSchema } from '../../domain/reconciliation/case.ts';
import { countsSchema } from '../../domain/reconciliation/progress.ts';
import { instantSchema } from '../../domain/time.ts';
import type { Runtime } from '../../functions/runtime/provider.ts';
import { cases } from '../../functions/runtime/providers/cases.ts';

/** What a whole run found. */
export const reportSchema = z.object({
  startedAt: instantSchema,
  finishedAt: instantSchema,
  /** How much was looked at. */
  counts: countsSchema,
  /** Everything that differs now. */
  cases: z.array(differenceCaseSchema),
});
export type Report = z.infer<typeof reportSchema>;

const answerSchema = z.object({
  status: z.string(),
  startedAt: instantSchema,
  finishedAt: z.nullable(instantSchema),
  counts: countsSchema,
});

/** Calls the nightly function as its schedule does until a run that began now is over. */
export async function reconcileNow(
  runtime: Runtime,
  invoke: (event: unknown) => Promise<unknown>,
): Promise<Report> {
  const calledAt = runtime.clock.now();
  for (;;) {
    const { startedAt, finishedAt, counts } = answerSchema.parse(await invoke({ begin: true }));
    // One that was left unfinished earlier is brought to its end first.
    if (finishedAt === null || Date.parse(startedAt) < calledAt) continue;
    return { startedAt, finishedAt, counts, cases: await cases.of(runtime).open() };
  }
}
