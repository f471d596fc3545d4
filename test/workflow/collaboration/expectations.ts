import { expect } from 'vitest';
import type { Outcome } from '../../../domain/deal/deal.ts';
import type { Reply } from '../../harness/luyue.ts';
import { expectBooksBalanced } from './books.ts';
import { executionStatuses } from './executions.ts';
import type { Story } from './story.ts';

/** The deal stands open at a gate; returns the gate. */
export async function expectGate(story: Story, name: string, status: string) {
  const deal = await story.view();
  expect({ status: deal.status, gate: deal.gate?.name, outcome: deal.outcome }).toEqual({
    status,
    gate: name,
    outcome: null,
  });
  await expectBooksBalanced(story);
  if (deal.gate === null) throw new Error('no gate');
  return deal.gate;
}

/** The deal is over, its workflow ended well, its last event says so, and the books are empty. */
export async function expectClosed(story: Story, outcome: Outcome): Promise<void> {
  const deal = await story.view();
  expect({ status: deal.status, gate: deal.gate, outcome: deal.outcome }).toEqual({
    status: 'closed',
    gate: null,
    outcome,
  });
  const events = await story.events();
  expect(events.at(-1)).toBe('deal.closed.v1');
  expect((await executionStatuses(story.h))[story.id]).toBe('SUCCEEDED');
  await expectBooksBalanced(story);
}

/** The deal was set aside for an operator, who was asked once and has time, with the stage and the reason. */
export async function expectParked(story: Story, stage: string, error: string): Promise<void> {
  const gate = await expectGate(story, 'operator', 'needs_operator');
  expect(Date.parse(gate.deadline)).toBeGreaterThan(story.h.now());
  // The delivered work is looked at beside the workflow, whenever that is done.
  const events = (await story.events()).filter((type) => type !== 'deal.verified.v1');
  expect(events.slice(events.lastIndexOf('deal.parked.v1'))).toEqual([
    'deal.parked.v1',
    'deal.gate_opened.v1',
  ]);
  const { problem } = await story.view();
  expect({ stage: problem?.stage, error: problem?.error }).toEqual({ stage, error });
}

/** Nothing happened, and the caller was told why. */
export async function expectRefused(story: Story, act: () => Promise<Reply>, status: number, code: string) {
  const before = await story.view();
  const reply = await act();
  expect({ status: reply.status, body: reply.body }).toMatchObject({ status, body: { code } });
  expect(await story.view()).toEqual(before);
  return reply.body;
}
