import type { CollaborationStep } from '../workflows/collaboration/contract.ts';
import type { DisputeStep } from '../workflows/dispute/contract.ts';
import type { Deployable } from './runtime/step.ts';
import { askOperator } from './steps/askOperator.ts';
import { closeDeal } from './steps/closeDeal.ts';
import { expireGate } from './steps/expireGate.ts';
import { freezeContested } from './steps/freezeContested.ts';
import { openGate } from './steps/openGate.ts';
import { refundBrand } from './steps/refundBrand.ts';
import { releaseFee } from './steps/releaseFee.ts';
import { requestFunding } from './steps/requestFunding.ts';
import { sendPayouts } from './steps/sendPayouts.ts';
import { settleCancellation } from './steps/settleCancellation.ts';
import { settleDispute } from './steps/settleDispute.ts';
import { settleHold } from './steps/settleHold.ts';
import { settleSales } from './steps/settleSales.ts';

/** THE table of the workflows' tasks: the placeholder in the ASL is the key. */
export const STEPS: Record<CollaborationStep | DisputeStep, Deployable> = {
  openGate,
  requestFunding,
  sendPayouts,
  askOperator,
  expireGate,
  releaseFee,
  settleSales,
  settleHold,
  settleCancellation,
  refundBrand,
  freezeContested,
  settleDispute,
  closeDeal,
};
