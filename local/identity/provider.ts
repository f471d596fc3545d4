import { randomBytes } from 'node:crypto';
import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { CONSOLE_CLIENT, CONSOLE_SCOPE } from './client.ts';
import { jwksPath, tokenAudience } from './issuer.ts';
import { makeMemory } from './memory.ts';
import { renderMessage, renderSignOut } from './pages.ts';
import { type SigningKey, signingAlgorithm } from './signingKey.ts';
import { userOf } from './users.ts';

export const SIGN_IN_PATH = '/oidc/sign-in';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const LIFETIMES = {
  AccessToken: 10 * MINUTE,
  AuthorizationCode: MINUTE,
  IdToken: HOUR,
  Interaction: HOUR,
  RefreshToken: 12 * HOUR,
  Session: 12 * HOUR,
  Grant: 12 * HOUR,
};

export interface ProviderOptions {
  readonly issuer: string;
  readonly key: SigningKey;
  /** How long the console may call the API with one token; 10 minutes unless told. */
  readonly accessTokenSeconds?: number | undefined;
}

/** The built-in issuer: code flow with PKCE for the console alone, people chosen from a list. Its time is wall time. */
export function openProvider(options: ProviderOptions): Provider {
  return new Provider(options.issuer, configuration(options));
}

function configuration({
  issuer,
  key,
  accessTokenSeconds = LIFETIMES.AccessToken,
}: ProviderOptions): Configuration {
  const api = `${issuer}/v1`;
  return {
    adapter: makeMemory(),
    jwks: { keys: [key.privateJwk] },
    clients: [
      {
        client_id: CONSOLE_CLIENT,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${issuer}/signed-in`],
        post_logout_redirect_uris: [`${issuer}/`],
        id_token_signed_response_alg: signingAlgorithm,
        scope: CONSOLE_SCOPE,
      },
    ],
    enabledJWA: { idTokenSigningAlgValues: [signingAlgorithm] },
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    scopes: CONSOLE_SCOPE.split(' '),
    // The console is served from the issuer's own address, and from nowhere else.
    clientBasedCORS: (_ctx, origin) => origin === issuer,
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    ttl: { ...LIFETIMES, AccessToken: accessTokenSeconds },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    routes: ROUTES,
    interactions: { url: (_ctx, { uid }) => `${SIGN_IN_PATH}/${uid}` },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: renderSignOut,
        postLogoutSuccessSource: renderMessage,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => api,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: tokenAudience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: signingAlgorithm } },
        }),
      },
    },
    findAccount: (_ctx, subject) => {
      const user = userOf(subject);
      return user && { accountId: subject, claims: () => ({ sub: subject, name: user.name }) };
    },
    extraTokenClaims: (_ctx, token) => claimsOf('accountId' in token ? token.accountId : undefined),
    loadExistingGrant: grantEverything,
    renderError: renderMessage,
  };
}

const ROUTES = {
  authorization: '/oidc/authorize',
  token: '/oidc/token',
  jwks: jwksPath,
  end_session: '/oidc/sign-out',
};

function claimsOf(subject: string | undefined) {
  const user = subject === undefined ? undefined : userOf(subject);
  if (user === undefined) return {};
  const tenant = user.tenantId === undefined ? {} : { 'luyue:tenant': user.tenantId };
  return { 'luyue:role': user.role, name: user.name, ...tenant };
}

/** The console belongs to the platform: nobody is asked whether it may act for them. */
async function grantEverything(ctx: KoaContextWithOIDC) {
  const { session, client, provider } = ctx.oidc;
  if (!session?.accountId || client === undefined) return undefined;
  const earlier = session.grantIdFor(client.clientId);
  const found = earlier === undefined ? undefined : await provider.Grant.find(earlier);
  if (found !== undefined) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(CONSOLE_SCOPE);
  await grant.save();
  return grant;
}
