import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { ConsoleConfig } from '../app/config.ts';

export const SIGNED_IN_PATH = '/signed-in';

/** Code flow with PKCE. Tokens are kept in memory only; the session storage holds what a redirect needs to come back. */
export function makeUserManager(config: ConsoleConfig): UserManager {
  const { origin } = window.location;
  return new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    scope: config.scope,
    redirect_uri: origin + SIGNED_IN_PATH,
    post_logout_redirect_uri: `${origin}/`,
    ...(config.resource === null ? {} : { resource: config.resource }),
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    // Renewed when a request needs it, in one place: a refresh token that rotates must not be used twice.
    automaticSilentRenew: false,
    monitorSession: false,
    // Where a page comes back to is nothing to go "back" to.
    redirectMethod: 'replace',
  });
}
