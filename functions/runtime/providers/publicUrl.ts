import * as z from 'zod/mini';
import { provider } from '../provider.ts';

/** Where people reach this installation; without a slash at the end. */
export const publicUrl = provider({ PUBLIC_URL: z.url() }, ({ PUBLIC_URL }) => PUBLIC_URL.replace(/\/$/, ''));
