import { openStripeSandbox } from '../../../local/stripe/sandbox.ts';
import { makeFakeTimeline } from './fakeTimeline.ts';

/** A process that pays checkout `argv[3]` in the file `argv[2]` and is gone at once, as by `kill -9`. */
const [, , file = '', sessionId = ''] = process.argv;
const sandbox = await openStripeSandbox({
  file,
  timeline: makeFakeTimeline(),
  webhookUrl: () => 'http://127.0.0.1:9/',
  webhookSecret: 'whsec_rig',
  secretKey: 'sk_test_rig',
  publicBaseUrl: () => 'http://127.0.0.1:4000',
  onboarding: 'auto',
});
await sandbox.routes.pay(sessionId);
process.kill(process.pid, 'SIGKILL');
