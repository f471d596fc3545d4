import type { Look } from '../verification/sighting.ts';

/** How much of the web one request may take. Sizes count what arrives and what it unpacks to, each. */
export interface FetchBounds {
  readonly timeoutMillis: number;
  readonly mostBytes: number;
  /** Essences (`text/html`) or whole families (`image/*`). */
  readonly contentTypes: readonly string[];
}

/** Why an address was not fetched. Each is final for this try. */
export type FetchFailure =
  | 'malformed_address'
  | 'scheme_not_allowed'
  | 'credentials_in_address'
  | 'port_not_allowed'
  | 'host_not_public'
  | 'host_unknown'
  | 'too_many_redirects'
  | 'too_large'
  | 'content_type_not_allowed'
  | 'malformed_answer'
  | 'took_too_long'
  | 'unreachable';

export type Fetched =
  | {
      readonly ok: true;
      /** Where the redirects ended. */
      readonly url: string;
      readonly status: number;
      /** The essence, such as `text/html`. */
      readonly contentType: string;
      /** Unpacked. */
      readonly body: Uint8Array;
    }
  | { readonly ok: false; readonly failure: FetchFailure };

/** GETs an address that somebody gave us, never one inside our own or any private network. Never throws. */
export type WebFetch = (url: string, bounds: FetchBounds) => Promise<Fetched>;

/** What platforms and pages say about published work. */
export interface Platforms {
  /** Never throws: what cannot be seen is said to be unseen. */
  look(url: string): Promise<Look>;
}
