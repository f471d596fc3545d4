import type { Clock } from '../../domain/ports/clock.ts';
import type { Mailer } from '../../domain/ports/mail.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { WebhookStore } from '../../domain/ports/webhooks.ts';
import { toInstant } from '../../domain/time.ts';
import type { Delivery } from '../../domain/webhooks/delivery.ts';
import type { Endpoint } from '../../domain/webhooks/endpoint.ts';
import { letterOf } from '../notices/letter.ts';
import { type Frame, mailHtml } from '../notices/mailHtml.ts';
import { mailText } from '../notices/mailText.ts';
import { mailWords } from '../words/mails.ts';
import { webhookWords } from '../words/webhooks.ts';
import { updateEndpoint } from './updateEndpoint.ts';

export interface DisablingServices {
  readonly webhooks: WebhookStore;
  readonly parties: PartyStore;
  readonly mailer: Mailer;
  readonly clock: Clock;
}

type Reason = NonNullable<Endpoint['disabled']>['reason'];

/** Sends nothing there any more, unless that was settled before, and tells whose endpoint it is. @throws RetryableError */
export async function disableEndpoint(
  services: DisablingServices,
  endpoint: Endpoint,
  reason: Reason,
  { id: because }: Delivery,
): Promise<void> {
  const disabled = { at: toInstant(services.clock.now()), reason, because };
  const after = await updateEndpoint(services.webhooks, endpoint, (current) => ({
    ...current,
    disabled: current.disabled ?? disabled,
  }));
  if (after?.disabled?.because === because) await tellOwner(services, after);
}

/** Under one id, so that a mail sent again after a crash can be recognised. @throws RetryableError */
export async function tellOwner(
  { parties, mailer }: Pick<DisablingServices, 'parties' | 'mailer'>,
  { id, url, tenantId, disabled }: Endpoint,
): Promise<void> {
  const party = await parties.find(tenantId);
  if (!party?.email || disabled === null) return;
  const { locale, name } = party;
  const letter = letterOf(webhookWords[locale].disabled(url, disabled.reason));
  const frame: Frame = {
    locale,
    greeting: mailWords[locale].greeting(name),
    reference: id,
    link: null,
    footer: [mailWords[locale].automatic],
  };
  const content = { subject: letter.subject, html: mailHtml(letter, frame), text: mailText(letter, frame) };
  const messageId = `${id}.disabled.${Date.parse(disabled.at)}`;
  await mailer.send({ to: party.email, messageId, ...content });
}
