import { nameOf } from '../../domain/notices/name.ts';
import { e164 } from '../../domain/notices/phone.ts';
import { dueReminder, reminded } from '../../domain/notices/reminders.ts';
import type { DueIndex } from '../../domain/ports/due.ts';
import type { Sms, SmsSender } from '../../domain/ports/sms.ts';
import { toInstant } from '../../domain/time.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { reminderSms } from '../notices/compose/reminder.ts';
import type { NoticePlan } from '../notices/plan.ts';
import { remindersFor } from '../notices/remindersFor.ts';
import { contextOf, type NoticeServices, recipient, recordOf, refOf, tell } from '../notices/tell.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { due } from '../runtime/providers/due.ts';
import { links } from '../runtime/providers/links.ts';
import { mailer } from '../runtime/providers/mailer.ts';
import { notices } from '../runtime/providers/notices.ts';
import { operators } from '../runtime/providers/operators.ts';
import { parties } from '../runtime/providers/parties.ts';
import { publicUrl } from '../runtime/providers/publicUrl.ts';
import { sms } from '../runtime/providers/sms.ts';
import { lambda } from '../runtime/step.ts';
import { makeViolationNotes } from '../runtime/violations.ts';

/** A sweep stops in time for the next one, which goes on where it stopped. */
const WORKING_MILLIS = 4 * 60_000;

/**
 * Reminds everybody who is awaited (DESIGN §3). Called every five minutes for all deals; what is due stands in an index
 * that each commit of a deal keeps. A deal that fails stays in it and keeps no other waiting.
 */
export const sendReminders = defineConsumer({
  name: 'sendReminders',
  needs: { deals, due, parties, links, notices, mailer, sms, operators, publicUrl, clock, log },
  make: (services, runtime) => async () => {
    const noteViolation = makeViolationNotes('sendReminders', services.deals, runtime);
    const endsAt = performance.now() + WORKING_MILLIS;
    const counts = { sweptDeals: 0, failedDeals: 0 };
    for await (const page of services.due.due('reminder', toInstant(services.clock.now()))) {
      for (const { ownerId: dealId } of page) {
        if (performance.now() > endsAt) return counts;
        try {
          await remind(services, dealId);
          counts.sweptDeals += 1;
        } catch (error) {
          services.log.warn('comes again', { dealId, ...errorFields(error) });
          await noteViolation(error);
          counts.failedDeals += 1;
        }
      }
    }
    return counts;
  },
});
export const handler = lambda(sendReminders);

interface Services extends NoticeServices {
  readonly due: DueIndex;
  readonly sms: SmsSender | null;
  readonly log: Log;
}

/**
 * What is due of one deal. It is marked as seen to when all was sent: after a crash in between it comes again, and finds
 * in the record of notices what had been sent. @throws RetryableError
 */
async function remind(services: Services, dealId: string): Promise<void> {
  const now = services.clock.now();
  const deal = await services.deals.find(dealId);
  if (deal === null) return;
  const reminder = dueReminder(deal, now);
  const opening = deal.gate?.opening;
  if (reminder !== null) {
    const records = await services.notices.ofDeal(dealId);
    for (const plan of remindersFor(reminder, deal, records, now)) {
      await tell(services, plan, deal);
      if (plan.isFinal === true) await tellBySms(services, plan, deal);
    }
  }
  await updateDeal(services, dealId, (current) =>
    current.gate?.opening !== opening || current.gate?.deadline !== deal.gate?.deadline
      ? null
      : { deal: reminded(current, now), happenings: [], entries: [] },
  );
}

/** The final notice goes to the phone too, where one is known and text messages are set up. @throws RetryableError */
async function tellBySms(
  services: Services,
  plan: NoticePlan,
  deal: Parameters<typeof tell>[2],
): Promise<void> {
  if (services.sms === null) return;
  const party = await recipient(services, plan);
  const to = party.phone === null ? null : e164(party.phone);
  const ref = refOf(plan);
  if (to === null || (await services.notices.find(ref, 'sms')) !== null) return;
  const text = reminderSms(await contextOf(services, plan, deal, party));
  const message: Sms = { to, text, messageId: `${nameOf(ref)}.sms` };
  const { status } = await services.sms.send(message);
  const at = toInstant(services.clock.now());
  await services.notices.put({ ...recordOf(plan), channel: 'sms', status, at });
}
