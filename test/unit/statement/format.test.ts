import { expect, it } from 'vitest';
import { acceptedFormat } from '../../../functions/statement/respond.ts';
import { withoutUnits } from '../../../functions/statement/withoutUnits.ts';

it.each([
  [undefined, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['application/pdf', 'pdf'],
  ['text/html,application/xhtml+xml,*/*;q=0.8', 'html'],
  ['application/json, application/pdf', 'json'],
  ['application/json;q=0.5, application/pdf', 'pdf'],
  ['application/pdf;q=0, text/html', 'html'],
  ['image/png', 'json'],
] as const)('Accept: %s asks for %s', (accept, format) => {
  expect(acceptedFormat(accept)).toBe(format);
});

it('amounts lose their unit at any depth, and nothing else is touched', () => {
  const value = {
    amountMinor: 1,
    lines: [{ netMinor: null, note: 'amountMinor', at: null }],
    Minority: true,
  };
  expect(withoutUnits(value)).toEqual({
    amount: 1,
    lines: [{ net: null, note: 'amountMinor', at: null }],
    Minority: true,
  });
});
