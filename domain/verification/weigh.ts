import type { Check, Reason, Verdict } from './check.ts';
import type { Sighting } from './sighting.ts';

/** What one sighting comes to for one check; `null` when it says nothing about it. */
export type Reading = { readonly holds: boolean; readonly seen: Check['seen'] } | null;

export interface Weighed {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly seen: Check['seen'];
  readonly on: readonly Sighting[];
}

interface Read {
  readonly sighting: Sighting;
  readonly holds: boolean;
  readonly seen: Check['seen'];
}

/**
 * One verdict out of what all sources say. Whoever answers for what it says counts; if they disagree a person
 * decides. A page nobody answers for can only contradict: that it agrees is no more than a claim.
 */
export function weigh(sightings: readonly Sighting[], read: (sighting: Sighting) => Reading): Weighed {
  const readings = sightings.flatMap((sighting): Read[] => {
    const reading = read(sighting);
    return reading === null ? [] : [{ sighting, ...reading }];
  });
  const vouched = readings.filter(({ sighting }) => sighting.vouchedBy !== 'page');
  const [first] = vouched;
  if (first !== undefined) {
    if (vouched.some(({ holds }) => holds !== first.holds))
      return weighed('unknown', 'sources_disagree', vouched);
    return first.holds ? weighed('passed', 'confirmed', vouched) : weighed('failed', 'contradicted', vouched);
  }
  const against = readings.filter(({ holds }) => !holds);
  if (against.length > 0) return weighed('failed', 'contradicted', against);
  return readings.length > 0
    ? weighed('unknown', 'only_claimed', readings)
    : weighed('unknown', 'not_shown', []);
}

function weighed(verdict: Verdict, reason: Reason, readings: readonly Read[]): Weighed {
  return {
    verdict,
    reason,
    seen: readings[0]?.seen ?? {},
    on: readings.map(({ sighting }) => sighting),
  };
}
