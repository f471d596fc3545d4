import { Parser } from 'htmlparser2';

/**
 * The absolute http(s) URLs of a mail, each once, in order of appearance: the hrefs of its HTML, then its text.
 */
export const findLinks = (html: string, text: string): string[] => [
  ...new Set([...hrefsOf(html), ...urlsIn(text)].filter(isAbsoluteHttp)),
];

const hrefsOf = (html: string): string[] => {
  const hrefs: string[] = [];
  const parser = new Parser({
    onopentag: (_name, { href }) => {
      if (href !== undefined) hrefs.push(href.trim());
    },
  });
  parser.end(html);
  return hrefs;
};

/**
 * ASCII only: Chinese text follows a URL without a space, and linkifiers that take Unicode would swallow it.
 * Punctuation that ends the sentence is not part of the URL.
 */
const urlsIn = (text: string): string[] =>
  (text.match(/https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi) ?? []).map((url) =>
    url.replace(/[.,;:!?'\])]+$/, ''),
  );

const isAbsoluteHttp = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);
