import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { metadata, parseForm, parseParams, positive } from '../../../local/stripe/params.ts';

const schema = z.strictObject({ amount: positive, metadata: z.optional(metadata) });
const parse = (form: string) => parseParams(schema, parseForm(form));

describe("Stripe's form encoding", () => {
  it('nests keys and reads numbers', () => {
    expect(parse('amount=12&metadata[dealId]=deal_1&metadata[note]=a%26b%20%E5%B1%A5%E7%BA%A6')).toEqual({
      amount: 12,
      metadata: { dealId: 'deal_1', note: 'a&b 履约' },
    });
  });

  it.each([
    ['', 'amount', 'parameter_missing'],
    ['amount=12&colour=red', 'colour', 'parameter_unknown'],
    ['amount=1.5', 'amount', undefined],
    ['amount=-3', 'amount', undefined],
    ['amount=0', 'amount', undefined],
    ['amount=1e3', 'amount', undefined],
    [`amount=1&metadata[note]=${'x'.repeat(501)}`, 'metadata[note]', undefined],
  ])('%j is refused, naming %s', (form, param, code) => {
    expect(() => parse(form)).toThrow(
      expect.objectContaining({
        status: 400,
        body: { error: expect.objectContaining({ param, ...(code && { code }) }) },
      }),
    );
  });
});
