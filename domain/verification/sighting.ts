import type { Witness } from './check.ts';

/**
 * What one source says about published work; what is absent it does not say. Texts and handles are somebody's:
 * they are compared and thrown away, never kept.
 */
export interface Sighting extends Witness {
  /**
   * Who answers for it. `page`: nobody does, since anybody can make a page that says so; it can contradict, but not
   * confirm.
   */
  readonly vouchedBy: 'platform' | 'brand' | 'provider' | 'page';
  /** The platform the source speaks for, as in `PLATFORMS` or by its lower-case name in the oEmbed registry. */
  readonly platform: string | null;
  readonly handles?: readonly string[];
  readonly published?: Period;
  readonly seconds?: number;
  /** `isWhole`: nothing was left out, so that what is not in it is not there. */
  readonly text?: { readonly content: string; readonly isWhole: boolean };
  readonly products?: readonly string[];
  readonly tags?: readonly string[];
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly minutesLive?: number;
}

/** A moment as exactly as it is known: somewhere from `from` to `to` (RFC 3339). */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** How opening the link went. */
export interface LinkSight {
  readonly state: 'opens' | 'gone' | 'not_public' | 'closed_to_us' | 'not_answering';
  /** HTTP status, if there was an answer. */
  readonly status: number | null;
  /** Why there was none. */
  readonly failure: string | null;
  /** The host that was asked last. */
  readonly host: string;
}

export interface Look {
  readonly link: LinkSight;
  /** The platform at whose address the work is, if it is a known one. */
  readonly platform: string | null;
  readonly sightings: readonly Sighting[];
}
