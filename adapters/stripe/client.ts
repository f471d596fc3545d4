import Stripe from 'stripe';

export interface StripeAccess {
  readonly secretKey: string;
  /** Where the API is, such as `http://127.0.0.1:4242`; Stripe itself when absent. */
  readonly apiBase?: string;
}

const addressOf = (apiBase: string) => {
  const { protocol, hostname, port } = new URL(apiBase);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError('the address of the Stripe API must be http or https');
  const scheme: 'http' | 'https' = protocol === 'http:' ? 'http' : 'https';
  return { protocol: scheme, host: hostname, port: port || (scheme === 'http' ? 80 : 443) };
};

export const openStripe = ({ secretKey, apiBase }: StripeAccess): Stripe =>
  new Stripe(secretKey, {
    maxNetworkRetries: 2,
    timeout: 20_000,
    telemetry: false,
    ...(apiBase === undefined ? {} : addressOf(apiBase)),
  });
