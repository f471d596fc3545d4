import { noteMailEvent } from '../notices/mailEvent.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { notices } from '../runtime/providers/notices.ts';
import { lambda } from '../runtime/step.ts';

/** Bounces that come after a mail was taken, as SES tells of them: nobody's silence pays anybody after those. */
export const mailEvents = defineConsumer({
  name: 'mailEvents',
  needs: { notices, clock, log },
  make:
    ({ notices: store, clock: time, log: lines }) =>
    async (event) =>
      noteMailEvent(
        { notices: store, now: () => time.now(), warn: (message, fields) => lines.warn(message, fields) },
        event,
      ),
});
export const handler = lambda(mailEvents);
