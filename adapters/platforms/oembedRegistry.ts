import providers from 'oembed-providers/providers.json' with { type: 'json' };
import * as z from 'zod/mini';
import { platformAt } from '../../domain/verification/platforms.ts';
import { fits } from './glob.ts';

/** The registry of https://oembed.com, as its package has it. */
const registrySchema = z.array(
  z.object({
    provider_name: z.string(),
    endpoints: z.array(z.object({ url: z.string(), schemes: z.optional(z.array(z.string())) })),
  }),
);

interface Scheme {
  readonly host: string;
  /** Path and query. */
  readonly rest: string;
  readonly endpoint: string;
  readonly provider: string;
}

/** A provider that answers for an address. */
export interface Provider {
  /** As in `PLATFORMS`, or the provider's name in small letters. */
  readonly platform: string;
  /** The address at which it describes the work. */
  readonly describedAt: string;
}

let schemes: readonly Scheme[] | undefined;

/** The registered provider of an address, or `null`. Whether a scheme says http or https does not matter. */
export function registeredProvider(url: URL): Provider | null {
  schemes ??= readRegistry();
  const place = `${url.pathname}${url.search}`;
  const scheme = schemes.find(({ host, rest }) => fits(host, url.hostname) && fits(rest, place));
  if (scheme === undefined) return null;
  const endpoint = URL.parse(scheme.endpoint.replace('{format}', 'json'));
  if (endpoint === null) return null;
  endpoint.searchParams.set('url', url.href);
  endpoint.searchParams.set('format', 'json');
  return {
    platform: platformAt(url.hostname) ?? scheme.provider.toLowerCase(),
    describedAt: endpoint.href,
  };
}

function readRegistry(): Scheme[] {
  return registrySchema.parse(providers).flatMap(({ provider_name: provider, endpoints }) =>
    endpoints.flatMap(({ url: endpoint, schemes: patterns = [] }) =>
      patterns.flatMap((pattern): Scheme[] => {
        const [, host, rest] = /^https?:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
        return host === undefined || rest === undefined ? [] : [{ host, rest, endpoint, provider }];
      }),
    ),
  );
}
