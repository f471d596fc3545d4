import { html, raw } from 'hono/html';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { USERS } from './users.ts';

/** No script anywhere; only these pages' own styles. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  // Without one a form posts the origin `null`, which is not this machine's.
  'referrer-policy': 'same-origin',
};

/** Everybody who can sign in, a button each. */
export async function renderPeople(action: string): Promise<string> {
  const people = USERS.map(
    ({ subject, name, what }) =>
      html`<li><button name="subject" value="${subject}"><strong>${name}</strong><span lang="zh-CN">${what.zh}</span><span lang="en">${what.en}</span></button></li>`,
  );
  return shell(
    '登录 · Sign in',
    html`<p lang="zh-CN">单机模式：选择一个演示账户，无需密码。</p>
<p lang="en">One-machine mode: choose a demo account. There are no passwords.</p>
<form method="post" action="${action}"><ul>${people}</ul></form>`,
  );
}

/** @param form what has to be sent to sign out, empty but for its token */
export async function renderSignOut(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  ctx.set(PAGE_HEADERS);
  ctx.body = await shell(
    '退出登录 · Sign out',
    html`${raw(form)}<p><button form="op.logoutForm" name="logout" value="yes"><strong>退出登录 · Sign out</strong></button></p>`,
  );
}

/** Whatever cannot go on: a link that was used before, a request that is none. */
export async function renderMessage(ctx: KoaContextWithOIDC): Promise<void> {
  ctx.set(PAGE_HEADERS);
  ctx.body = await renderMessagePage();
}

export function renderMessagePage(): Promise<string> {
  return shell(
    '登录 · Sign in',
    html`<p lang="zh-CN">这次登录无法继续。</p><p lang="en">This sign-in cannot go on.</p><p><a href="/">履约 Luyue</a></p>`,
  );
}

type Content = ReturnType<typeof html>;

async function shell(title: string, content: Content): Promise<string> {
  const page = await html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font: 100%/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; }
main { max-width: 26rem; margin: 0 auto; padding: 10vh 1rem 1rem; }
h1 { font-size: 1.4rem; }
ul { list-style: none; padding: 0; display: grid; gap: .5rem; }
button { font: inherit; width: 100%; min-height: 3.5rem; padding: .5rem 1rem; border: 1px solid GrayText; border-radius: .5rem; background: transparent; color: inherit; text-align: start; cursor: pointer; display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; }
</style>
</head>
<body><main><h1>${title}</h1>
${content}
</main></body>
</html>
`;
  return page.toString();
}
