import * as z from 'zod/mini';
import { actorSchema, type Role, roleSchema } from '../parties.ts';
import { instantSchema } from '../time.ts';
import { gateNameSchema } from './names.ts';

/** What is done about a dispute, at its own gates (DESIGN §6). */
export const DISPUTE_ACTIONS = [
  'respond',
  'propose',
  'accept_proposal',
  'reject_proposal',
  'decide',
  'appeal',
] as const;

/** Everything anybody can do at a gate. */
export const actionSchema = z.enum([
  'accept',
  'decline',
  'counter',
  'withdraw',
  'revise',
  'cancel',
  'dispute',
  ...DISPUTE_ACTIONS,
  'funded',
  'payment_failed',
  'ship',
  'confirm_receipt',
  'report_defect',
  'waive',
  'submit_draft',
  'deliver',
  'extend',
  'approve',
  'request_changes',
  'report_down',
  'report_sales',
  'close_sales',
  'paid',
  'payout_failed',
  'retry',
  'refund',
  'release',
  'close',
]);
export type Action = z.infer<typeof actionSchema>;

/** The statuses a deal waits in (DESIGN §3); `closed` is the one it waits in no more. */
export const statusSchema = z.enum([
  'invited',
  'negotiating',
  'awaiting_funding',
  'preparing',
  'delivering',
  'reviewing',
  'settling',
  'disputed',
  'needs_operator',
  'closed',
]);
export type Status = z.infer<typeof statusSchema>;

/** What comes to pass if nobody answers; for people to read, since the workflow carries it out. */
export const atDeadlineSchema = z.enum([
  'expires',
  'refunds',
  'receives',
  'skips_draft',
  'approves_draft',
  'approves',
  'passes',
  'settles',
  'operator',
  'decides_for_claimant',
  'goes_to_decision',
  'carries_out_decision',
  'escalates',
]);
export type AtDeadline = z.infer<typeof atDeadlineSchema>;

export const offerSchema = z.strictObject({ action: actionSchema, by: roleSchema });

/** A gate as an ASL state declares it in its Arguments. Permissions, buttons and reminders derive from it. */
export const gateDeclarationSchema = z.strictObject({
  name: gateNameSchema,
  status: statusSchema,
  actions: z.array(offerSchema).check(z.minLength(1)),
  atDeadline: atDeadlineSchema,
  /** Set where silence pays somebody: it does so only after this party was really told. */
  silenceNeedsNoticeTo: z.optional(roleSchema),
});
export type GateDeclaration = z.infer<typeof gateDeclarationSchema>;

/** How a gate was closed. `seq` is the place in the log of the event that closed it. */
export const answerSchema = z.strictObject({
  seq: z.int(),
  gate: gateNameSchema,
  action: z.union([actionSchema, z.literal('expire')]),
  by: actorSchema,
  at: instantSchema,
});
export type Answer = z.infer<typeof answerSchema>;

/** A gate at which a deal stands, or stood last. Exactly one answer, or the deadline, closes it. */
export const gateSchema = z.extend(z.omit(gateDeclarationSchema, { status: true }), {
  /** Names this opening: the state and when it was entered. Notices refer to it. */
  opening: z.string(),
  openedAt: instantSchema,
  deadline: instantSchema,
  /** When its clock was extended last, since a notice did not arrive: reminders are reckoned from there. */
  extendedAt: z.optional(instantSchema),
  /** Everything that fell due until then was seen to; see notices/reminders.ts. */
  remindedUntil: z.optional(instantSchema),
  /** Wakes the workflow; never leaves our side. */
  taskToken: z.string(),
  answer: z.nullable(answerSchema),
});
export type Gate = z.infer<typeof gateSchema>;

export function isOpen(gate: Gate | null): gate is Gate {
  return gate !== null && gate.answer === null;
}

/** The roles `gate` offers `action` to. */
export function rolesFor(gate: Gate, action: Action): Role[] {
  return gate.actions.filter((offer) => offer.action === action).map((offer) => offer.by);
}
