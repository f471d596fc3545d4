import { Refusal } from './problem.ts';

export interface RequestLine {
  /** Percent-encoded, as it was sent. */
  path: string;
  rawQuery: string;
  /** Decoded; the values of a name given twice are joined by a comma, as API Gateway does. */
  query: Record<string, string>;
}

/** @throws Refusal 400 when the URL is not a path or holds an encoding that is none */
export function parseRequestLine(url: string): RequestLine {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const rawQuery = mark < 0 ? '' : url.slice(mark + 1);
  if (!path.startsWith('/') || !decodes(path) || !decodes(rawQuery)) throw new Refusal(400, 'malformed_url');
  const params = new URLSearchParams(rawQuery);
  const names = [...new Set(params.keys())];
  return {
    path,
    rawQuery,
    query: Object.fromEntries(names.map((name) => [name, params.getAll(name).join(',')])),
  };
}

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
