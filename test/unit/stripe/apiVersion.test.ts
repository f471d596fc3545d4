import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { API_VERSION } from '../../../adapters/stripe/apiVersion.ts';

test('requests without the SDK speak the version of the API that the SDK speaks', () => {
  expect(API_VERSION).toBe(Stripe.API_VERSION);
});
