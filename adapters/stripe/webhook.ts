import Stripe from 'stripe';
import { InvalidSignature, TerminalError } from '../../domain/errors.ts';

const toleranceSeconds = 300;

const verified = async (
  body: string,
  signature: string,
  secret: string,
  receivedAt: number,
): Promise<Stripe.Event | null> => {
  try {
    return await Stripe.webhooks.constructEventAsync(
      body,
      signature,
      secret,
      toleranceSeconds,
      undefined,
      receivedAt,
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
    throw new TerminalError('a correctly signed webhook is no Stripe event');
  }
};

/**
 * The event, if one of the secrets signed it. Stripe has one secret per endpoint, and events of connected
 * accounts come from an endpoint of their own.
 * @param receivedAt wall time in milliseconds: signatures age in the real world, whatever the deals' clock says
 * @throws InvalidSignature, TerminalError when a signed body is no event
 */
export const verifyWebhook = async (
  body: string,
  signature: string,
  secrets: readonly string[],
  receivedAt: number,
): Promise<Stripe.Event> => {
  for (const secret of secrets) {
    const event = await verified(body, signature, secret, receivedAt);
    if (event !== null) return event;
  }
  throw new InvalidSignature('the Stripe-Signature header does not fit the body, the time or the secret');
};
