import type { Fault } from '../../domain/faults.ts';

/** Why something cannot be played. */
export type CannotPlayCode =
  | 'invalid_request'
  /** The deal has ended. */
  | 'deal_closed'
  /** The terms know nothing of what the scenario is about. */
  | 'scenario_not_in_terms'
  /** The day on which the scenario has somebody act has passed. */
  | 'scenario_day_passed'
  /** The play came to its end without an occasion for the scenario. */
  | 'scenario_without_occasion'
  /** The history of the deal, played again, leads elsewhere. */
  | 'history_not_playable'
  | 'simulation_took_too_long'
  | 'simulation_stuck';

/** A play that cannot be, or came to nothing. The message is one sentence; faults name paths in what was asked. */
export class CannotPlay extends Error {
  override readonly name = 'CannotPlay';
  readonly code: CannotPlayCode;
  readonly faults: readonly Fault[];

  constructor(code: CannotPlayCode, message: string, faults: readonly Fault[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
  }
}
