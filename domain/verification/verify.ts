import { toInstant } from '../time.ts';
import type { Check, CheckName, Reason } from './check.ts';
import { platformNamed } from './platforms.ts';
import {
  readDisclosure,
  readEnd,
  readHandle,
  readLength,
  readMinutes,
  readProducts,
  readPublished,
  readStart,
} from './readings.ts';
import type { LinkSight, Look, Sighting } from './sighting.ts';
import type { Subject } from './subject.ts';
import { type Weighed, weigh } from './weigh.ts';

type Found = readonly [CheckName, Weighed];

/** Every check that the terms call for, in the order a reviewer reads them. @param now epoch ms */
export function verify(subject: Subject, look: Look, now: number): Check[] {
  const { deliverable } = subject;
  const { sightings } = look;
  const { products = [] } = deliverable;
  const found: Found[] = [
    ['creators_handle', weighHandle(subject, look)],
    ...(deliverable.kind === 'video'
      ? videoChecks(subject, deliverable.minSeconds, sightings)
      : streamChecks(subject, deliverable.minMinutes, sightings)),
    ...(products.length === 0
      ? []
      : [['products', weigh(sightings, (sighting) => readProducts(products, sighting))] as const]),
    ...disclosureCheck(subject, sightings),
  ];
  const at = toInstant(now);
  return [linkCheck(look.link, at), ...found.map((each) => checkOf(each, subject, at))];
}

/** What is looked at again while work has to stay online: it opens, is still theirs, and still says what it is. */
export function verifyStillLive(subject: Subject, look: Look, now: number): Check[] {
  const at = toInstant(now);
  const found: Found[] = [
    ['creators_handle', weighHandle(subject, look)],
    ...disclosureCheck(subject, look.sightings),
  ];
  return [linkCheck(look.link, at), ...found.map((each) => checkOf(each, subject, at))];
}

function videoChecks(subject: Subject, minSeconds: number, sightings: readonly Sighting[]): Found[] {
  return [
    ['published_in_window', weigh(sightings, (sighting) => readPublished(subject, sighting))],
    ['long_enough', weigh(sightings, (sighting) => readLength(minSeconds, sighting))],
  ];
}

function streamChecks(subject: Subject, minMinutes: number, sightings: readonly Sighting[]): Found[] {
  return [
    ['started_as_agreed', weigh(sightings, (sighting) => readStart(subject, sighting))],
    ['ended', weigh(sightings, (sighting) => readEnd(subject, sighting))],
    ['minutes_live', weigh(sightings, (sighting) => readMinutes(minMinutes, sighting))],
  ];
}

function disclosureCheck({ disclosure }: Subject, sightings: readonly Sighting[]): Found[] {
  if (disclosure.length === 0) return [];
  return [['disclosure', weigh(sightings, (sighting) => readDisclosure(disclosure, sighting))]];
}

/** A handle means something on its own platform only. */
function weighHandle({ handle, platform }: Subject, look: Look): Weighed {
  const undecided = (reason: Reason): Weighed => ({ verdict: 'unknown', reason, seen: {}, on: [] });
  if (handle === null) return undecided('handle_not_known');
  if (platform === null) return undecided('platform_not_known');
  const agreed = platformNamed(platform);
  if (look.platform !== null && look.platform !== agreed)
    return { verdict: 'failed', reason: 'other_platform', seen: { platform: look.platform }, on: [] };
  // A report speaks of the platform the deal names.
  const theirs = look.sightings.filter(
    (sighting) => sighting.vouchedBy !== 'platform' || sighting.platform === agreed,
  );
  return weigh(theirs, (sighting) => readHandle(handle, sighting));
}

const LINK_VERDICTS = {
  opens: ['passed', 'confirmed'],
  gone: ['failed', 'link_gone'],
  not_public: ['failed', 'link_not_public'],
  closed_to_us: ['unknown', 'link_closed_to_us'],
  not_answering: ['unknown', 'link_not_answering'],
} as const;

function linkCheck({ state, status, failure, host }: LinkSight, at: string): Check {
  const [verdict, reason] = LINK_VERDICTS[state];
  const seen = { ...(status === null ? {} : { status }), ...(failure === null ? {} : { failure }) };
  return { check: 'link_resolves', verdict, reason, seen, witnesses: [{ source: 'link', by: host }], at };
}

/** What no source shows, but files may: a person looks at them. */
function checkOf([check, weighed]: Found, { proofIds }: Subject, at: string): Check {
  const { verdict, seen, on } = weighed;
  const isOpen = weighed.reason === 'not_shown' || weighed.reason === 'only_claimed';
  const proofs = verdict === 'unknown' ? proofIds : [];
  const reason = isOpen && proofs.length > 0 ? 'proof_to_review' : weighed.reason;
  const witnesses = [
    ...on.map(({ source, by, evidenceId }) => ({
      source,
      by,
      ...(evidenceId === undefined ? {} : { evidenceId }),
    })),
    ...proofs.map((evidenceId) => ({ source: 'proof' as const, by: 'creator', evidenceId })),
  ];
  return { check, verdict, reason, seen, witnesses, at };
}
