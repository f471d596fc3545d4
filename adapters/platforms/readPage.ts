import { Parser } from 'htmlparser2';

/** The machine-readable part of a page, as it stands there. */
export interface PageParts {
  /** By `property`, `name` or `itemprop`, in small letters; the first of each counts. */
  readonly meta: ReadonlyMap<string, string>;
  readonly title: string;
  /** Texts of `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[];
  /** Where the page says it is described by oEmbed (JSON), as written. */
  readonly oembed: string | null;
}

const MOST_SCRIPTS = 20;

/** Reads a page's head matter without running or loading anything of it. */
export function readPage(html: string): PageParts {
  const meta = new Map<string, string>();
  const jsonLd: string[] = [];
  let title = '';
  let oembed: string | null = null;
  let inside: 'title' | 'jsonLd' | null = null;
  const keep = (name: string | undefined, value: string | undefined) => {
    const key = name?.trim().toLowerCase();
    if (key !== undefined && value !== undefined && !meta.has(key)) meta.set(key, value);
  };
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      const { property, name, itemprop, content, href, rel, type } = attributes;
      if (tag === 'meta') for (const key of [property, name, itemprop]) keep(key, content);
      if (tag === 'link') keep(itemprop, href);
      if (tag === 'link' && isOembed(rel, type)) oembed ??= href ?? null;
      if (tag === 'title' && title === '') inside = 'title';
      if (tag === 'script' && type?.toLowerCase() === 'application/ld+json' && jsonLd.length < MOST_SCRIPTS) {
        inside = 'jsonLd';
        jsonLd.push('');
      }
    },
    ontext: (text) => {
      if (inside === 'title') title += text;
      if (inside === 'jsonLd') jsonLd[jsonLd.length - 1] += text;
    },
    onclosetag: (tag) => {
      if (tag === 'title' || tag === 'script') inside = null;
    },
  });
  parser.end(html);
  return { meta, title: title.trim(), jsonLd, oembed };
}

const isOembed = (rel = '', type = '') =>
  rel.toLowerCase().split(/\s+/).includes('alternate') && type.toLowerCase() === 'application/json+oembed';
