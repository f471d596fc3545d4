import { randomBytes } from 'node:crypto';

/** A Standard Webhooks secret of 256 random bits. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
