import type { Evidence } from '../../domain/evidence/evidence.ts';
import { LINK_TYPES, MOST_LINK_BYTES } from '../../domain/evidence/types.ts';
import type { Actor } from '../../domain/parties.ts';
import type { FetchBounds } from '../../domain/ports/platforms.ts';
import { faultsProblem } from '../runtime/problem.ts';
import type { HandInServices } from './handIn.ts';
import { newEvidence, type Room } from './newEvidence.ts';
import { takeBytes } from './takeBytes.ts';

const BOUNDS: FetchBounds = { timeoutMillis: 10_000, mostBytes: MOST_LINK_BYTES, contentTypes: LINK_TYPES };

/**
 * A link as evidence: what it shows now is fetched through the guard and kept, since it may show something else
 * tomorrow. @throws Problem 422 if it cannot be fetched
 */
export async function fetchLink(
  { web, files, clock }: HandInServices,
  room: Room,
  by: Actor,
  url: string,
): Promise<Evidence> {
  const fetched = await web(url, BOUNDS);
  if (!fetched.ok || fetched.status < 200 || fetched.status > 299) {
    const why = fetched.ok ? `answered with status ${fetched.status}` : fetched.failure.replaceAll('_', ' ');
    throw faultsProblem(422, 'link_not_fetched', 'The link cannot be fetched.', [
      { path: ['url'], message: `cannot be fetched: ${why}` },
    ]);
  }
  const { contentType, body } = fetched;
  const content = {
    kind: 'link',
    fileName: null,
    contentType,
    size: body.length,
    sha256: null,
    url,
  } as const;
  return takeBytes(files, newEvidence(room, by, content, clock.now()), body);
}
