import { ErrorResponse, type User, type UserManager } from 'oidc-client-ts';
import { SIGNED_IN_PATH } from './userManager.ts';

export type SessionState =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'signedIn'; readonly subject: string }
  /** Nobody signed out, but the issuer gives no new token: the page stays as it is until somebody signs in again. */
  | { readonly kind: 'expired'; readonly subject: string };

const SOON_SECONDS = 30;
const POPUP = 'luyue-sign-in';

/** Who is signed in at this page. Whoever shows it subscribes; the API client asks it for tokens. */
export class Session {
  readonly #users: UserManager;
  #state: SessionState;
  #user: User | null;
  #renewal: Promise<boolean> | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(users: UserManager, user: User | null) {
    this.#users = users;
    this.#user = user;
    this.#state = user === null ? { kind: 'signedOut' } : { kind: 'signedIn', subject: user.profile.sub };
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Good for some seconds at least, unless the session has ended. */
  async accessToken(): Promise<string | null> {
    if ((this.#user?.expires_in ?? Number.POSITIVE_INFINITY) < SOON_SECONDS) await this.renew();
    return this.#user?.access_token ?? null;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A new token for one that the API refused; all who ask at once share one attempt. `false`: somebody has to sign in. */
  renew(): Promise<boolean> {
    this.#renewal ??= this.#tryRenewal().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /** Leaves this page for the issuer's and comes back to where it was. */
  async signIn(): Promise<void> {
    await this.#users.signinRedirect({ state: hereAndNow() });
  }

  /** Signs in beside this page, which stays as it is. @returns whether it is somebody else than before */
  async signInAgain(): Promise<boolean> {
    const before = this.#user?.profile.sub;
    const user = await this.#users.signinPopup({ popupWindowTarget: POPUP, popupAbortOnClose: true });
    this.#take(user);
    return user.profile.sub !== before;
  }

  async signOut(): Promise<void> {
    await this.#users.signoutRedirect();
  }

  async #tryRenewal(): Promise<boolean> {
    // Without a refresh token the issuer would be asked in a frame, which browsers and issuers forbid by now.
    if (this.#user?.refresh_token !== undefined) {
      try {
        const renewed = await this.#users.signinSilent();
        if (renewed !== null) {
          this.#take(renewed);
          return true;
        }
      } catch (error) {
        if (!(error instanceof ErrorResponse)) throw error;
      }
    }
    this.#change({ kind: 'expired', subject: this.#user?.profile.sub ?? '' });
    return false;
  }

  #take(user: User): void {
    this.#user = user;
    this.#change({ kind: 'signedIn', subject: user.profile.sub });
  }

  #change(state: SessionState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Where to come back to. */
function hereAndNow(): string {
  const { pathname, search, hash } = window.location;
  return pathname === SIGNED_IN_PATH ? '/' : pathname + search + hash;
}

/**
 * Whoever is signed in at the issuer is signed in here, without a click: the page goes there and comes back at once.
 * @returns `null` while the browser is on its way there
 */
export async function startSession(users: UserManager): Promise<Session | null> {
  if (window.location.pathname !== SIGNED_IN_PATH) {
    await users.signinRedirect({ prompt: 'none', state: hereAndNow() });
    return null;
  }
  if (window.opener !== null && window.name === POPUP) {
    await users.signinPopupCallback();
    return null;
  }
  return comeBack(users);
}

async function comeBack(users: UserManager): Promise<Session | null> {
  try {
    const user = await users.signinRedirectCallback();
    goTo(user.state);
    return new Session(users, user);
  } catch (error) {
    if (error instanceof ErrorResponse) {
      goTo(error.state);
      return new Session(users, null);
    }
    // A bookmark of this address, or an answer that was used before: nobody waits for it any more.
    window.location.replace('/');
    return null;
  }
}

/** Only within this site: the state went through a browser. */
function goTo(state: unknown): void {
  const target = typeof state === 'string' ? URL.parse(state, window.location.origin) : null;
  const isOurs = target !== null && target.origin === window.location.origin;
  window.history.replaceState(null, '', isOurs ? target.pathname + target.search + target.hash : '/');
}
