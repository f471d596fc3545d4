import type { Outlook, WakeUp } from '../deal/change.ts';

/** The workflow service that runs a deal's machine. */
export interface Workflows {
  /** Starts the machine of a deal; starting it again changes nothing. @throws RetryableError */
  startCollaboration(dealId: string, outlook: Outlook): Promise<void>;
  /**
   * Hands an answer to a workflow that waits for it. `false` when it no longer waits (it was woken before, or its
   * clock ran out and it will find the answer itself). @throws RetryableError
   */
  wake(taskToken: string, wakeUp: WakeUp): Promise<boolean>;
}

/** A port of its own, since few may do it. */
export interface WorkflowRestarts {
  /** Lets the machine of a deal go on where it failed; one that runs, or cannot go on, stays as it is. @throws RetryableError */
  restartCollaboration(dealId: string): Promise<void>;
}

/** A machine that ran for a deal: the states it entered, in order. */
export interface MachinePath {
  readonly machine: 'collaboration' | 'dispute';
  /** `at` is RFC 3339. */
  readonly entered: readonly { readonly state: string; readonly at: string }[];
  /** Where it stands; `null` once it has ended. */
  readonly current: string | null;
}

/** A port of its own, since who looks on may start nothing. */
export interface WorkflowHistory {
  /**
   * The deal's own machine first, then each that it started, in order. Empty before the first has started, and when
   * the service keeps no history of it any more (Step Functions: 90 days after the end). @throws RetryableError
   */
  pathsOf(dealId: string): Promise<readonly MachinePath[]>;
}
