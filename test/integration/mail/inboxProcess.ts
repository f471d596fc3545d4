import { openInbox } from '../../../local/mail/inbox.ts';

/** An inbox in a process of its own, to be killed: says its address on one line and stays. */
const [file = ''] = process.argv.slice(2);
const inbox = await openInbox({ file, clock: { now: () => Date.now() } });
console.log(inbox.smtpUrl);
