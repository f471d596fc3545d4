import * as z from 'zod/mini';
import { collaborationContract, outlookSchema } from '../collaboration/contract.ts';

/** The input of an execution, whose name begins with the dispute's id. The last field links it to its parent. */
export const disputeInputSchema = z.strictObject({
  dealId: z.string(),
  outlook: outlookSchema,
  AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: z.optional(z.string()),
});

const ofDeal = z.strictObject({ dealId: z.string() });

/** Input and output of each task of `dispute.asl.json`; gates are opened and closed by the collaboration's own functions. */
export const disputeContract = {
  openGate: collaborationContract.openGate,
  expireGate: collaborationContract.expireGate,
  freezeContested: { input: ofDeal, output: z.strictObject({ outlook: outlookSchema }) },
  settleDispute: {
    input: ofDeal,
    output: z.strictObject({ result: z.enum(['resolved', 'redo']), outlook: outlookSchema }),
  },
} as const;

export type DisputeStep = keyof typeof disputeContract;
