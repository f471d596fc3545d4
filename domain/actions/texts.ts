import * as z from 'zod/mini';

/** A few words that become part of the log. */
export const reasonSchema = z
  .string()
  .check(z.trim(), z.minLength(1, 'must not be empty'), z.maxLength(2000));

const isWebAddress = (value: string): boolean => {
  const url = URL.parse(value);
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === ''
  );
};

/** Where published work can be seen. User input: never fetched without a guard. */
export const webAddressSchema = z
  .string()
  .check(z.maxLength(2000), z.refine(isWebAddress, 'must be an http(s) address without credentials'));

export const evidenceIdsSchema = z
  .array(z.string().check(z.regex(/^evid_[0-9A-Z]{26}$/)))
  .check(z.maxLength(20));
