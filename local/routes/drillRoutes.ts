import { DEMO_HOOK, DEMO_PROVIDER_HOOK } from '../demoTenants.ts';
import type { Faults } from '../faults.ts';
import type { LocalRoute } from '../gateway/routes.ts';
import type { Identity } from '../identity/issuer.ts';
import { jwksPath } from '../identity/issuer.ts';
import type { Secrets } from '../secrets.ts';
import type { Engine } from '../stepfunctions/index.ts';
import { json, refusal } from './localhostOnly.ts';

/** `/_local/credentials`: the keys of the demo tenants, with a fresh operator's token. */
export function credentialsRoute(secrets: Secrets, identity: Identity): LocalRoute {
  return {
    method: 'GET',
    path: '/_local/credentials',
    handle: async () =>
      json(200, {
        brandApiKey: secrets.brandApiKey,
        providerApiKey: secrets.providerApiKey,
        operatorToken: await identity.issueToken({ subject: 'operator_demo', role: 'operator' }),
        hook: { endpointId: DEMO_HOOK, secret: secrets.hookSecret },
        providerHook: { endpointId: DEMO_PROVIDER_HOOK, secret: secrets.providerHookSecret },
      }),
  };
}

/** `/_local/faults`: makes a step fail. */
export function faultsRoute(faults: Faults): LocalRoute {
  return {
    method: 'POST',
    path: '/_local/faults',
    handle: async ({ body }) => {
      const answer = faults.plan(parseJson(body));
      if (!answer.ok) return refusal(422, 'invalid_request', 'The request does not fit.', answer.errors);
      const { step, error, times } = answer;
      return json(201, { step, error, times });
    },
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** `/_local/stepfunctions`: the Step Functions wire protocol. SDKs end the path with a slash, people do not. */
export function stepFunctionsRoutes(engine: Engine): LocalRoute[] {
  return ['/_local/stepfunctions', '/_local/stepfunctions/'].map((path) => ({
    method: 'POST',
    path,
    handle: (request) => engine.handle(request),
  }));
}

/** The built-in issuer's public keys: whoever checks a token needs nothing else of it. */
export function keysRoute(identity: Identity): LocalRoute {
  return { method: 'GET', path: jwksPath, handle: async () => json(200, identity.jwks()) };
}
