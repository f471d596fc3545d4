/** Decimals of Stripe's answers, which stay the text that Stripe sends: we count in minor units and read none of them. */
export const Decimal = { from: (text: unknown): unknown => text };
