import { expect } from 'vitest';
import type { TestLuyue } from '../../harness/luyue.ts';

/** The next `times` calls of a step fail with `error`, before the step does anything. */
export async function breakStep(h: TestLuyue, step: string, error: string, times: number): Promise<void> {
  const reply = await h.request('POST', '/_local/faults', { body: { step, error, times } });
  expect(reply.status).toBe(201);
}
