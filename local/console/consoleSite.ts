import type { LocalRequest, LocalResponse, LocalRoute } from '../gateway/routes.ts';
import { CONSOLE_CLIENT, CONSOLE_SCOPE } from '../identity/client.ts';
import { json } from '../routes/localhostOnly.ts';
import { CONSOLE_FOLDER, consoleFiles } from './consoleFiles.ts';

/** Never a page of the console, whatever asks for it. */
const NOT_PAGES = /^\/(v1|l|docs|healthz|_local|\.well-known|oidc|assets)(\/|$)/;

/** What the console asks for before it does anything; the deployment on AWS writes the same. */
export function consoleConfigRoute({
  issuer,
  isVirtual,
}: {
  issuer: string;
  isVirtual: boolean;
}): LocalRoute {
  return {
    method: 'GET',
    path: '/console-config.json',
    handle: async () =>
      json(200, {
        issuer,
        clientId: CONSOLE_CLIENT,
        scope: CONSOLE_SCOPE,
        resource: null,
        clockUrl: isVirtual ? '/_local/clock' : null,
        simulationsUrl: '/_local/simulations',
      }),
  };
}

/**
 * Answers what no route has: files of the console and, at the root and to whoever wants to see a page, its document.
 * @returns `null` for what is neither
 */
export function consoleSite(url: string, folder: string = CONSOLE_FOLDER) {
  const files = consoleFiles({ folder, issuer: url });
  const here = new URL(url);
  return async (path: string, { headers }: Pick<LocalRequest, 'headers'>): Promise<LocalResponse | null> => {
    const file = await files.file(path);
    if (file !== null) return file;
    const wantsPage = path === '/' || headers.accept?.includes('text/html') === true;
    if (!wantsPage || NOT_PAGES.test(path)) return null;
    // The built-in issuer knows this machine by one name only.
    if (headers.host === `localhost:${here.port}`) {
      return { status: 307, headers: { location: `${url}${path}` }, body: '' };
    }
    return files.document(headers['if-none-match']);
  };
}
