import * as z from 'zod/mini';
import { defineConsumer } from '../runtime/consumer.ts';
import { conform } from '../runtime/contract.ts';
import { lambda } from '../runtime/step.ts';

const ROLES = ['brand', 'provider', 'operator'] as const;

/** What is used of Cognito's "pre token generation" event, version 2. */
const eventSchema = z.looseObject({
  version: z.enum(['2', '3']),
  callerContext: z.looseObject({ clientId: z.string().check(z.minLength(1)) }),
  request: z.looseObject({
    userAttributes: z.record(z.string(), z.string()),
    groupConfiguration: z.looseObject({ groupsToOverride: z._default(z.array(z.string()), []) }),
  }),
});

/**
 * Puts role and tenant into the access tokens of a Cognito user pool, under the names that `adapters/oidc` reads, and the
 * client as audience, which Cognito leaves out. The role is the one group of ours that the user is in; the tenant
 * is the attribute `custom:tenant`, which only administrators write. Whoever is in none, or in several, gets
 * neither, and with that no access.
 */
export const addTokenClaims = defineConsumer({
  name: 'addTokenClaims',
  needs: {},
  make: () => async (event) => {
    const { callerContext, request } = conform(eventSchema, event, 'the event of addTokenClaims');
    const roles = ROLES.filter((role) => request.groupConfiguration.groupsToOverride.includes(role));
    const [role] = roles;
    const tenant = request.userAttributes['custom:tenant'];
    const claims = {
      aud: callerContext.clientId,
      ...(role === undefined || roles.length > 1 ? {} : { 'luyue:role': role }),
      ...(tenant === undefined ? {} : { 'luyue:tenant': tenant }),
    };
    return {
      ...Object(event),
      response: {
        claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: claims } },
      },
    };
  },
});
export const handler = lambda(addTokenClaims);
