import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { joinedHeaders } from '../gateway/event.ts';
import { readBody } from '../gateway/readBody.ts';
import type { Mounted } from '../gateway/routes.ts';
import { answersTo, FORBIDDEN_HOST } from '../routes/localhostOnly.ts';
import { discoveryPath, type Identity } from './issuer.ts';
import { PAGE_HEADERS, renderMessagePage, renderPeople } from './pages.ts';
import { userOf } from './users.ts';

const PREFIX = '/oidc/';
const SIGN_IN = /^\/oidc\/sign-in\/[\w-]+$/;
const LARGEST_FORM_BYTES = 1_024;

/** Where people sign in at the built-in issuer. It is made when somebody first comes, since most tests never do. */
export function signIn({
  identity,
  url,
  accessTokenSeconds,
}: {
  identity: Identity;
  url: string;
  accessTokenSeconds?: number | undefined;
}): Mounted {
  let opened: Promise<Provider> | undefined;
  const open = async () => {
    const { openProvider } = await import('./provider.ts');
    return openProvider({ issuer: url, key: identity.key, accessTokenSeconds });
  };
  return {
    owns: (path) => path === discoveryPath || path.startsWith(PREFIX),
    serve: async (request, response) => {
      const headers = joinedHeaders(request);
      if (!answersTo(headers)) {
        response.writeHead(FORBIDDEN_HOST.status, FORBIDDEN_HOST.headers).end(FORBIDDEN_HOST.body);
        return;
      }
      opened ??= open();
      const provider = await opened;
      if (SIGN_IN.test(pathOf(request))) await choosePerson(provider, request, response);
      else await provider.callback()(request, response);
    },
  };
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? '';

async function choosePerson(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isKnown = await isUnderWay(provider, request, response);
  if (!isKnown) {
    response.writeHead(400, PAGE_HEADERS).end(await renderMessagePage());
    return;
  }
  if (request.method !== 'POST') {
    response.writeHead(200, PAGE_HEADERS).end(await renderPeople(pathOf(request)));
    return;
  }
  const form = new URLSearchParams((await readBody(request, LARGEST_FORM_BYTES)).toString('utf8'));
  const user = userOf(form.get('subject') ?? '');
  const result =
    user === undefined
      ? { error: 'access_denied', error_description: 'There is no such account.' }
      : { login: { accountId: user.subject, remember: true } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** A page that was left open for too long, or an address that somebody made up, is no sign-in that is under way. */
async function isUnderWay(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  try {
    await provider.interactionDetails(request, response);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'SessionNotFound') return false;
    throw error;
  }
}
