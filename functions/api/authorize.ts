import * as z from 'zod/mini';
import { defineConsumer } from '../runtime/consumer.ts';
import { authenticate } from '../runtime/principal.ts';
import { Problem } from '../runtime/problem.ts';
import { access } from '../runtime/providers/access.ts';
import { tokens } from '../runtime/providers/tokens.ts';
import { lambda } from '../runtime/step.ts';

/** A Lambda authorizer's request for an HTTP API, payload format 2.0. */
const eventSchema = z.object({ headers: z.record(z.string(), z.optional(z.string())) });

/**
 * API Gateway's question before each route of people and machines: is this a valid key or token at all? What it may
 * do is decided behind it, by the handler, which asks again (docs/adr/0027-the-gateway-asks-before-the-handler.md).
 * @throws whatever keeps it from knowing; API Gateway answers 500 then, and lets nobody through
 */
export const authorize = defineConsumer({
  name: 'authorize',
  needs: { access, tokens },
  make: (services) => async (event) => {
    try {
      await authenticate(eventSchema.parse(event).headers, services);
      return { isAuthorized: true };
    } catch (error) {
      if (error instanceof Problem) return { isAuthorized: false };
      throw error;
    }
  },
});
export const handler = lambda(authorize);
