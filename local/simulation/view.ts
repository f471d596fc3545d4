import type { Outcome } from '../../domain/deal/deal.ts';
import type { EventType } from '../../domain/deal/event.ts';
import type { Status } from '../../domain/gates/gate.ts';
import type { GateName } from '../../domain/gates/names.ts';
import type { Role } from '../../domain/parties.ts';
import type { DealRequest } from '../../functions/deals/dealRequest.ts';

/** Terms as they would be sent, with the provider, if one is asked. */
export type Proposal = Pick<DealRequest, 'terms' | 'provider'>;

/** A parameter of a scenario, as a form needs it. */
export interface ParameterView {
  readonly name: string;
  readonly kind: 'number' | 'choice' | 'flag';
  /** In what a number is given. */
  readonly unit: 'days' | 'percent' | 'minor' | null;
  /** `null` where it is left to the play. */
  readonly default: number | string | boolean | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** What can be chosen; empty where it is no choice. */
  readonly options: readonly string[];
}

export interface ScenarioView {
  readonly name: string;
  readonly parameters: readonly ParameterView[];
}

/** A play as it is told. Amounts in minor units of `currency`, times RFC 3339. */
export interface Simulation extends SimulatedCourse {
  readonly scenario: ChosenScenario;
  /** The deal that was played on; `null` where terms were played from the invitation on. */
  readonly dealId: string | null;
  /** When the play began. */
  readonly playedFrom: string;
}

export interface ChosenScenario {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** How a play came out. */
export interface SimulatedCourse {
  readonly currency: string;
  readonly outcome: Outcome | null;
  readonly status: Status;
  readonly endedAt: string;
  readonly stages: readonly SimulatedStage[];
  /** What everybody paid and got in the end. */
  readonly parties: readonly (PartyMoney & { readonly payments: readonly PartyPayment[] })[];
  /** By account; they sum to zero. */
  readonly balances: Readonly<Record<string, number>>;
  /** What is not as it should be, as sentences: of the books, and what the system complained of. */
  readonly warnings: readonly string[];
}

/** Everything that happened to a deal at one instant, and how it stood then. */
export interface SimulatedStage {
  readonly at: string;
  /** It happened before the play began. */
  readonly isPast: boolean;
  readonly events: readonly { readonly type: EventType; readonly by: Role }[];
  /** At which the deal then stood. */
  readonly gate: { readonly name: GateName; readonly deadline: string } | null;
  readonly money: Standing;
}

export interface Standing {
  /** In escrow. */
  readonly held: number;
  readonly funded: number;
  /** Left escrow for those who earned it. */
  readonly released: number;
  /** Left escrow back to the brand. */
  readonly refunded: number;
  readonly parties: readonly PartyMoney[];
}

/** Who has what of a deal's money. */
export interface PartyMoney {
  readonly role: 'brand' | 'creator' | 'provider' | 'platform';
  readonly id: string;
  /** What it paid in. */
  readonly paid: number;
  /** What reached it. */
  readonly received: number;
  /** What is its own and on its way; below zero, what it owes. */
  readonly owed: number;
}

/** One payment by a party, or to it. */
export interface PartyPayment {
  readonly at: string;
  readonly direction: 'pays' | 'gets';
  readonly amount: number;
}
