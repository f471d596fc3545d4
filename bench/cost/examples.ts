import type { Behaviour } from '../../local/demo/options.ts';

export interface Example {
  readonly name: string;
  /** In `examples/`. */
  readonly file: string;
  readonly behaviour: Behaviour;
}

/** The one the budget is for: a livestream with fee and commission, to the last payout. */
export const HAPPY = 'livestream, fee and commission';

export const EXAMPLES: readonly Example[] = [
  { name: HAPPY, file: 'cny-livestream-commission.json', behaviour: 'accept' },
  { name: 'livestream, guaranteed sales', file: 'cny-livestream-guarantee.json', behaviour: 'accept' },
  { name: 'livestream, chain of five', file: 'cny-livestream-chain.json', behaviour: 'accept' },
  { name: 'video, provider with a share', file: 'usd-video.json', behaviour: 'accept' },
  { name: 'declined', file: 'declined.json', behaviour: 'decline' },
  { name: 'expired', file: 'expired.json', behaviour: 'silent' },
];
