import { html } from 'hono/html';

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const style = `
  body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem;
    color: #1a1a1a; background: #fff; }
  h1 { font-size: 1.5rem; line-height: 1.3; }
  .sandbox { border: 2px solid #8a5a00; border-radius: .5rem; padding: .75rem 1rem; background: #fff7e0; }
  .amount { font-size: 2rem; font-weight: 600; margin: .5rem 0; }
  form { margin: 1rem 0; }
  label { display: block; margin: .75rem 0 .25rem; }
  input { font: inherit; width: 100%; box-sizing: border-box; padding: .6rem; border: 1px solid #595959;
    border-radius: .4rem; }
  button { font: inherit; width: 100%; min-height: 3rem; margin-top: 1rem; border-radius: .4rem; cursor: pointer;
    border: 2px solid #1f4f8f; background: #1f4f8f; color: #fff; }
  button.quiet { background: #fff; color: #1f4f8f; }
  a { color: #1f4f8f; }
  :focus-visible { outline: 3px solid #8a5a00; outline-offset: 2px; }
`;

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
};

type Html = ReturnType<typeof html>;

/** A page of the sandbox; it always says that no real money moves. */
export const page = async (status: number, title: string, content: Html): Promise<PageResponse> => {
  const document = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Payment sandbox</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="sandbox">This is a <strong>sandbox</strong>: no real money moves.<br>
<span lang="zh-CN">这是<strong>沙盒</strong>：不会有真实资金流动。</span></p>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  return { status, headers: pageHeaders, body: document.toString() };
};

export const notFoundPage = (what: string): Promise<PageResponse> =>
  page(404, 'Not found', html`<p>There is no such ${what} in this sandbox.</p>`);
