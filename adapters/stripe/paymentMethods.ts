import type Stripe from 'stripe';

/*
 * The currencies in which the two wallets can be paid. Which of them are really offered depends on the platform's
 * country besides, which Stripe knows.
 * Sources: https://docs.stripe.com/payments/alipay/accept-a-payment?payment-ui=checkout and
 * https://docs.stripe.com/payments/wechat-pay/accept-a-payment?payment-ui=checkout ("presentment currencies").
 */
const alipay = new Set('AUD CAD CNY EUR GBP HKD JPY MYR NZD SGD USD'.split(' '));
const wechatPay = new Set('AUD CAD CHF CNY DKK EUR GBP HKD JPY NOK SEK SGD USD'.split(' '));

type Params = Pick<
  Stripe.Checkout.SessionCreateParams,
  'allowed_payment_method_types' | 'payment_method_options'
>;

/** What the page may offer: of these Stripe shows what the platform has enabled. WeChat Pay has to know it is paid on the web. */
export const paymentMethodsFor = (currency: string): Params => {
  const takesWechat = wechatPay.has(currency);
  return {
    allowed_payment_method_types: [
      'card',
      ...(alipay.has(currency) ? (['alipay'] as const) : []),
      ...(takesWechat ? (['wechat_pay'] as const) : []),
    ],
    ...(takesWechat ? { payment_method_options: { wechat_pay: { client: 'web' } } } : {}),
  };
};
