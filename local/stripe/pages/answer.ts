import type { PageResponse } from './page.ts';

/** What a POST did, told to a browser by a redirect and to a program by JSON. */
export interface Answer {
  readonly accept: string | undefined;
  /** Where a browser goes next. */
  readonly location: string;
  readonly result: { readonly status: string; readonly changed: boolean; readonly message: string };
}

const wantsHtml = (accept: string | undefined): boolean =>
  accept?.includes('text/html') === true && !accept.includes('application/json');

export const answer = ({ accept, location, result }: Answer): PageResponse =>
  wantsHtml(accept)
    ? { status: 303, headers: { location, 'referrer-policy': 'same-origin' }, body: '' }
    : {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(result),
      };

const titles: Readonly<Record<number, string>> = {
  402: 'Payment Required',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Content',
};

/** An RFC 9457 problem for programs; `page` for browsers. */
export const problem = async (
  accept: string | undefined,
  { status, code, detail }: { readonly status: number; readonly code: string; readonly detail: string },
  page: () => Promise<PageResponse>,
): Promise<PageResponse> =>
  wantsHtml(accept)
    ? page()
    : {
        status,
        headers: { 'content-type': 'application/problem+json' },
        body: JSON.stringify({ type: 'about:blank', title: titles[status], status, code, detail }),
      };
