import * as z from 'zod/mini';
import { outcomeSchema } from '../../domain/deal/deal.ts';
import { NEXT } from '../../domain/deal/next.ts';
import { disputeStageSchema, sideSchema } from '../../domain/dispute/dispute.ts';
import { answerSchema, gateDeclarationSchema } from '../../domain/gates/gate.ts';
import { gateNameSchema } from '../../domain/gates/names.ts';
import { roleSchema } from '../../domain/parties.ts';
import { instantSchema } from '../../domain/time.ts';

/** What every state hands on: see `Outlook` in the domain. */
export const outlookSchema = z.strictObject({
  timetable: z.record(gateNameSchema, z.nullable(instantSchema)),
  seen: z.int(),
  next: z.enum(NEXT),
  disputeId: z.nullable(z.string()),
  disputeStage: z.nullable(disputeStageSchema),
  respondent: z.nullable(sideSchema),
});

/** The input of an execution, whose name is the deal's id. */
export const collaborationInputSchema = z.strictObject({ outlook: outlookSchema });

/** What wakes a state that waits at a gate: also the output of the states that wait. */
export const wakeUpSchema = z.strictObject({
  action: answerSchema.shape.action,
  by: roleSchema,
  outlook: outlookSchema,
});

const ofDeal = { dealId: z.string() };

const openGateInput = z.strictObject({
  ...ofDeal,
  taskToken: z.string(),
  opening: z.string(),
  seen: z.int(),
  deadline: instantSchema,
  gate: gateDeclarationSchema,
});
/** The state goes on with its wake-up; what the function itself returns is only seen in the history. */
const waiting = z.strictObject({ waiting: z.boolean() });
const looked = z.strictObject({ outlook: outlookSchema });

const failureSchema = z.object({ Error: z.optional(z.string()), Cause: z.optional(z.string()) });

/** Input and output of each task of `collaboration.asl.json`, by the name of its function. */
export const collaborationContract = {
  openGate: { input: openGateInput, output: waiting },
  requestFunding: {
    input: z.extend(openGateInput, { collection: z.enum(['funding', 'topUp']) }),
    output: waiting,
  },
  sendPayouts: { input: openGateInput, output: waiting },
  askOperator: {
    input: z.extend(openGateInput, { stage: z.string(), failure: failureSchema, input: outlookSchema }),
    output: waiting,
  },
  expireGate: {
    input: z.strictObject({ ...ofDeal, gate: gateNameSchema, seen: z.int() }),
    output: z.strictObject({
      action: z.union([answerSchema.shape.action, z.literal('extended')]),
      by: roleSchema,
      outlook: outlookSchema,
    }),
  },
  releaseFee: { input: z.strictObject(ofDeal), output: looked },
  settleSales: {
    input: z.strictObject({ ...ofDeal, gate: z.literal('sales') }),
    output: z.strictObject({
      result: z.enum(['settled', 'top_up_due', 'nothing_reported', 'still_open', 'disputed']),
      outlook: outlookSchema,
    }),
  },
  settleHold: {
    input: z.strictObject({ ...ofDeal, to: z.enum(['creator', 'brand']) }),
    output: looked,
  },
  settleCancellation: { input: z.strictObject(ofDeal), output: looked },
  refundBrand: { input: z.strictObject(ofDeal), output: looked },
  closeDeal: {
    input: z.strictObject({ ...ofDeal, outcome: outcomeSchema }),
    output: z.strictObject({ outcome: outcomeSchema }),
  },
} as const;

export type CollaborationStep = keyof typeof collaborationContract;
