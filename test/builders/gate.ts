import type { Gate } from '../../domain/gates/gate.ts';
import { toInstant } from '../../domain/time.ts';
import { NOW } from './deal.ts';

/** An open review of seven days, opened at `NOW`. */
export function aGate(overrides: Partial<Gate> = {}): Gate {
  return {
    name: 'review',
    actions: [
      { action: 'approve', by: 'brand' },
      { action: 'request_changes', by: 'brand' },
      { action: 'dispute', by: 'creator' },
    ],
    atDeadline: 'approves',
    silenceNeedsNoticeTo: 'brand',
    opening: 'Await review#1',
    openedAt: toInstant(NOW),
    deadline: toInstant(NOW + 7 * 24 * 3_600_000),
    taskToken: 'token',
    answer: null,
    ...overrides,
  };
}
