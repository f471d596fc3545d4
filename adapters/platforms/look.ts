import type {
  FetchBounds,
  Fetched,
  FetchFailure,
  Platforms,
  WebFetch,
} from '../../domain/ports/platforms.ts';
import { platformAt } from '../../domain/verification/platforms.ts';
import type { LinkSight, Look, Sighting } from '../../domain/verification/sighting.ts';
import { type Described, describe } from './oembed.ts';
import { type Provider, registeredProvider } from './oembedRegistry.ts';
import { pageSighting } from './pageSighting.ts';
import { readPage } from './readPage.ts';

const PAGE_BOUNDS: FetchBounds = {
  timeoutMillis: 8_000,
  mostBytes: 4 * 1_048_576,
  contentTypes: [
    'text/html',
    'application/xhtml+xml',
    'video/*',
    'image/*',
    'application/json',
    'text/plain',
  ],
};

const HTML = new Set(['text/html', 'application/xhtml+xml']);

/** Looks at published work: opens it, and asks the platform and the page itself. At most three requests. */
export function makePlatforms(fetch: WebFetch): Platforms {
  return { look: (url) => look(fetch, url) };
}

async function look(fetch: WebFetch, address: string): Promise<Look> {
  const asked = providerOf(address);
  const [fetched, firstWord] = await Promise.all([
    fetch(address, PAGE_BOUNDS),
    asked === null ? SILENT : describe(fetch, asked.describedAt, asked.platform),
  ]);
  const landedAt = fetched.ok ? fetched.url : address;
  const host = URL.parse(landedAt)?.hostname ?? '';
  // A short link says whose it is only once it was followed.
  const landed = asked === null && fetched.ok ? providerOf(landedAt) : null;
  const described = landed === null ? firstWord : await describe(fetch, landed.describedAt, landed.platform);
  const provider = asked ?? landed;
  const link = linkSight(fetched, described, host);
  const shown =
    fetched.ok && fetched.status === 200 ? await pageSightings(fetch, fetched, host, provider) : [];
  const told = described.state === 'described' ? [described.sighting] : [];
  return { link, platform: platformAt(host) ?? provider?.platform ?? null, sightings: [...told, ...shown] };
}

const SILENT = { state: 'silent' } as const;

function providerOf(address: string): Provider | null {
  const url = URL.parse(address);
  return url === null ? null : registeredProvider(url);
}

/** What the page says itself, and where it names an oEmbed endpoint of no registered provider, that too. */
async function pageSightings(
  fetch: WebFetch,
  { url, contentType, body }: Extract<Fetched, { ok: true }>,
  host: string,
  provider: Provider | null,
): Promise<Sighting[]> {
  if (!HTML.has(contentType)) return [];
  const parts = readPage(Buffer.from(body).toString('utf8'));
  const shown = pageSighting(parts, host, platformAt(host));
  const describedAt = provider !== null || parts.oembed === null ? null : URL.parse(parts.oembed, url);
  if (describedAt === null) return [shown];
  const speaker = platformAt(describedAt.hostname) === platformAt(host) ? platformAt(host) : null;
  const described = await describe(fetch, describedAt.href, speaker);
  return described.state === 'described' ? [shown, described.sighting] : [shown];
}

/** Answers that say the work is not there. Platforms turn programs away with 403 and 429, which says nothing. */
const GONE = new Set([404, 410, 451]);
const NOT_PUBLIC = new Set<FetchFailure>([
  'host_not_public',
  'port_not_allowed',
  'scheme_not_allowed',
  'credentials_in_address',
  'malformed_address',
]);

function linkSight(fetched: Fetched, described: Described, host: string): LinkSight {
  const said = (state: LinkSight['state'], failure: FetchFailure | null = null): LinkSight => ({
    state,
    status: fetched.ok ? fetched.status : null,
    failure,
    host,
  });
  if (described.state === 'gone') return said('gone');
  if (!fetched.ok) return said(stateOf(fetched.failure, host), fetched.failure);
  if (GONE.has(fetched.status)) return said('gone');
  const isThere = fetched.status >= 200 && fetched.status < 300;
  // A platform that turns programs away, but tells of the work where programs ask.
  if (isThere || described.state === 'described') return said('opens');
  return said(fetched.status >= 500 ? 'not_answering' : 'closed_to_us');
}

function stateOf(failure: FetchFailure, host: string): LinkSight['state'] {
  if (NOT_PUBLIC.has(failure)) return 'not_public';
  // That a known platform has no address is a fault of our own network, and nobody's work is gone by it.
  if (failure === 'host_unknown') return platformAt(host) === null ? 'gone' : 'not_answering';
  // There is something, only not of a size or type that we read.
  return failure === 'too_large' || failure === 'content_type_not_allowed' ? 'opens' : 'not_answering';
}
