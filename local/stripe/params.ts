import qs from 'qs';
import * as z from 'zod/mini';
import { badParameter, type StripeFault } from './fault.ts';

/** Stripe's form encoding: `metadata[dealId]=…&line_items[0][quantity]=1`. */
export const parseForm = (text: string): Record<string, unknown> => qs.parse(text, { depth: 10 });

/** Forms carry text only. */
export const integer = z.pipe(
  z.string().check(z.regex(/^\d{1,15}$/, 'Invalid integer')),
  z.transform((text) => Number(text)),
);
export const positive = integer.check(z.positive('This value must be greater than or equal to 1.'));
export const currency = z.string().check(z.regex(/^[a-z]{3}$/, 'Invalid currency'));
export const metadata = z.record(
  z.string().check(z.maxLength(40)),
  z.string().check(z.maxLength(500, 'Metadata values can have up to 500 characters')),
);
export const webUrl = z.url({ protocol: /^https?$/, error: 'Not a valid URL' });
export const listParams = {
  limit: z._default(integer.check(z.minimum(1), z.maximum(100)), 10),
  starting_after: z.optional(z.string()),
};
/** On lists that can be asked for a time. */
export const createdParam = {
  created: z.optional(z.strictObject({ gte: z.optional(integer), lt: z.optional(integer) })),
};

const nested = (path: readonly PropertyKey[]): string =>
  path.map((part, depth) => (depth === 0 ? String(part) : `[${String(part)}]`)).join('');

const faultOf = (issue: z.core.$ZodIssue): StripeFault => {
  if (issue.code === 'unrecognized_keys') {
    const name = nested([...issue.path, issue.keys[0] ?? '']);
    return badParameter(name, `Received unknown parameter: ${name}`, 'parameter_unknown');
  }
  const name = nested(issue.path);
  if (issue.input === undefined)
    return badParameter(name, `Missing required param: ${name}.`, 'parameter_missing');
  return badParameter(name, issue.message);
};

/** @throws StripeFault naming the first parameter that is wrong */
export const parseParams = <T>(schema: z.ZodMiniType<T>, raw: unknown): T => {
  const result = z.safeParse(schema, raw, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue === undefined ? badParameter('', 'Invalid request') : faultOf(issue);
};
