import * as z from 'zod/mini';
import { collaborationContract, outlookSchema } from '../collaboration/contract.ts';

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
