import { addTokenClaims } from './events/addTokenClaims.ts';
import { dealStream } from './events/dealStream.ts';
import { deliverWebhooks } from './events/deliverWebhooks.ts';
import { evidenceUploaded } from './events/evidenceUploaded.ts';
import { executionEnded } from './events/executionEnded.ts';
import { mailEvents } from './events/mailEvents.ts';
import { rebuildRecords } from './events/rebuildRecords.ts';
import { workRecheck } from './events/recheckWork.ts';
import { reconcile } from './events/reconcile.ts';
import { sendReminders } from './events/sendReminders.ts';
import { deliveryVerification } from './events/verifyDelivery.ts';

/** What is deployed besides routes and steps: it listens to the stream and the bus, runs on a schedule or by hand. */
export const CONSUMERS = {
  addTokenClaims,
  dealStream,
  deliverWebhooks,
  deliveryVerification,
  evidenceUploaded,
  executionEnded,
  mailEvents,
  rebuildRecords,
  reconcile,
  sendReminders,
  workRecheck,
} as const;
