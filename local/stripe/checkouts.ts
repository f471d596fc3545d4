import * as z from 'zod/mini';
import { badParameter, missing, refused } from './fault.ts';
import { currency, integer, metadata, positive, webUrl } from './params.ts';
import type { CheckoutSession } from './records.ts';
import { sessionOnWire } from './wire.ts';
import { newId, type World } from './world.ts';

const lineItem = z.strictObject({
  quantity: positive,
  price_data: z.strictObject({
    currency,
    unit_amount: positive,
    product_data: z.strictObject({ name: z.string() }),
  }),
});

export const createSessionParams = z.strictObject({
  mode: z.literal('payment'),
  allowed_payment_method_types: z.optional(z.array(z.string())),
  client_reference_id: z.optional(z.string()),
  line_items: z.array(lineItem).check(z.minLength(1)),
  metadata: z._default(metadata, {}),
  payment_method_options: z._default(
    z.strictObject({ wechat_pay: z.optional(z.strictObject({ client: z.enum(['web', 'ios', 'android']) })) }),
    {},
  ),
  payment_intent_data: z._default(
    z.strictObject({ metadata: z._default(metadata, {}), transfer_group: z.optional(z.string()) }),
    { metadata: {} },
  ),
  success_url: webUrl,
  cancel_url: z.optional(webUrl),
  expires_at: z.optional(integer),
});
type CreateSession = z.infer<typeof createSessionParams>;

const dayS = 24 * 60 * 60;
const halfHourS = 30 * 60;

const expiryOf = (wanted: number | undefined, now: number): number => {
  const expiresAt = wanted ?? now + dayS;
  if (expiresAt < now + halfHourS || expiresAt > now + dayS)
    throw badParameter(
      'expires_at',
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
    );
  return expiresAt;
};

const totalOf = (items: CreateSession['line_items']) => {
  const [first] = items;
  const money = items.map(({ price_data }) => price_data.currency);
  if (first === undefined || money.some((code) => code !== first.price_data.currency))
    throw badParameter('line_items', 'All line items must be in one currency.');
  return {
    amount: items.reduce((sum, item) => sum + item.quantity * item.price_data.unit_amount, 0),
    currency: first.price_data.currency,
    description: items.map((item) => item.price_data.product_data.name).join(', '),
  };
};

const optionsOf = ({ payment_method_options: { wechat_pay: wechat } }: CreateSession) =>
  wechat === undefined ? {} : { wechat_pay: wechat };

export const makeCheckouts = (world: World) => {
  const onWire = (session: CheckoutSession) => sessionOnWire(session, world.checkoutUrl(session.id));
  const find = (id: string): CheckoutSession => {
    const session = world.sessions.get(id);
    if (session === undefined) throw missing('checkout.session', id, 'session');
    return session;
  };
  const end = (session: CheckoutSession): CheckoutSession => {
    const expired: CheckoutSession = { ...session, status: 'expired' };
    world.sessions.put(expired);
    world.emit('checkout.session.expired', onWire(expired));
    return expired;
  };
  return {
    create: (params: CreateSession) => {
      const created = world.nowSeconds();
      const session: CheckoutSession = {
        id: newId('cs_test'),
        created,
        ...totalOf(params.line_items),
        metadata: params.metadata,
        status: 'open',
        paymentStatus: 'unpaid',
        declined: false,
        reference: params.client_reference_id ?? null,
        paymentMethods: params.allowed_payment_method_types ?? null,
        paymentMethodOptions: optionsOf(params),
        intentMetadata: params.payment_intent_data.metadata,
        transferGroup: params.payment_intent_data.transfer_group ?? null,
        paymentIntent: null,
        successUrl: params.success_url,
        cancelUrl: params.cancel_url ?? null,
        expiresAt: expiryOf(params.expires_at, created),
      };
      world.sessions.put(session);
      return onWire(session);
    },
    retrieve: (id: string) => onWire(find(id)),
    expire: (id: string) => {
      const session = find(id);
      if (session.status !== 'open')
        throw refused(
          `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
        );
      return onWire(end(session));
    },
    /** Ends every session whose time is over. */
    expireDue: (): void => {
      for (const session of world.sessions.due(world.nowSeconds())) end(session);
    },
  };
};
