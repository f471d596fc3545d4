import { expect } from 'vitest';
import type { TestLuyue } from '../../harness/luyue.ts';
import { executionStatuses, statesEntered } from './executions.ts';

/**
 * The states that each test file of this folder is there to enter. A file checks its own list on what really ran;
 * `coverage.test.ts` checks that together they are all states of the machine.
 */
export const COVERS = {
  response: ['Invite creator', 'Expire invitation', 'What does the creator say?', 'Close deal'],
  counter: ['Ask brand about counter-offer', 'Expire counter-offer', 'What does the brand say?'],
  funding: ['Collect funding', 'Expire funding', 'Is the deal funded?'],
  samples: [
    'Await shipment',
    'Expire shipment',
    'Is the sample on its way?',
    'Await receipt',
    'Expire receipt',
    'Did the sample arrive?',
  ],
  drafts: [
    'Await draft',
    'Expire draft',
    'Is the draft handed in?',
    'Await draft review',
    'Expire draft review',
    'Is the draft approved?',
  ],
  staysLive: ['Watch the work', 'Expire watch', 'Did the work stay online?', 'Settle hold'],
  delivery: ['Await delivery', 'Expire delivery', 'Is the work delivered?', 'Refund brand'],
  cancellation: ['Settle cancellation'],
  review: ['Await review', 'Expire review', 'Is the work approved?', 'Release fee'],
  sales: ['Await sales', 'Settle sales', 'Does escrow cover the commission?'],
  topUp: ['Collect top-up', 'Expire top-up', 'Is the top-up paid?'],
  payout: ['Send payouts', 'Expire payouts', 'Is everybody paid?'],
  operator: [
    'Ask operator',
    "Expire operator's time",
    'What does the operator decide?',
    'Where did it stop?',
  ],
  dispute: ['Resolve dispute', 'How was the dispute resolved?'],
  faults: ['Wait for recovery'],
  safetyNet: ['What was answered meanwhile?'],
} as const satisfies Record<string, readonly string[]>;

/** What a file claims was entered by its deals, and none of its executions ended badly. */
export async function expectCovered(h: TestLuyue, file: keyof typeof COVERS): Promise<void> {
  const statuses = await executionStatuses(h);
  const entered = new Set<string>();
  for (const dealId of Object.keys(statuses))
    for (const state of await statesEntered(h, dealId)) entered.add(state);
  expect(
    COVERS[file].filter((state) => !entered.has(state)),
    'states never entered',
  ).toEqual([]);
  const bad = Object.entries(statuses).filter(([, status]) => status !== 'SUCCEEDED' && status !== 'RUNNING');
  expect(bad, 'executions that ended badly').toEqual([]);
}
