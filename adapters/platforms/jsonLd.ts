import * as z from 'zod/mini';

const text = z.catch(z.optional(z.string()), undefined);
const personSchema = z.object({ url: text, alternateName: text });
const oneOrMore = <T extends z.ZodMiniType>(one: T) => z.catch(z.union([one, z.array(one)]), []);

/** https://schema.org/VideoObject, https://schema.org/BroadcastEvent: what we read of them. */
const workSchema = z.object({
  '@type': z.union([z.string(), z.array(z.string())]),
  name: text,
  description: text,
  uploadDate: text,
  datePublished: text,
  duration: text,
  startDate: text,
  endDate: text,
  author: oneOrMore(personSchema),
  creator: oneOrMore(personSchema),
  publication: oneOrMore(z.object({ startDate: text, endDate: text })),
});
export type LinkedWork = z.infer<typeof workSchema>;

const WORKS = new Set(['VideoObject', 'BroadcastEvent', 'SocialMediaPosting', 'Clip']);
const graphSchema = z.object({ '@graph': z.array(z.unknown()) });
const DEEPEST = 3;

/** The first video, stream or posting in a page's JSON-LD, or `null`. */
export function workIn(scripts: readonly string[]): LinkedWork | null {
  for (const script of scripts) {
    const work = find(parse(script), 0);
    if (work !== null) return work;
  }
  return null;
}

function find(value: unknown, depth: number): LinkedWork | null {
  if (depth > DEEPEST) return null;
  const graph = graphSchema.safeParse(value);
  const many = Array.isArray(value) ? value : graph.success ? graph.data['@graph'] : null;
  if (many !== null) {
    for (const each of many) {
      const work = find(each, depth + 1);
      if (work !== null) return work;
    }
    return null;
  }
  const work = workSchema.safeParse(value);
  if (!work.success) return null;
  const types = [work.data['@type']].flat();
  return types.some((type) => WORKS.has(type)) ? work.data : null;
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    // Pages are full of mistakes; one more says nothing about the work.
    return undefined;
  }
}
