import * as z from 'zod/mini';
import { provider } from '../provider.ts';

/** Where cases for people are reported: the mail address of operations. */
export const operators = provider({ OPERATOR_EMAIL: z.email() }, ({ OPERATOR_EMAIL }) => ({
  email: OPERATOR_EMAIL,
}));
