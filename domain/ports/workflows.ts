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
