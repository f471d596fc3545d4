export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** There is no one-machine Luyue at the address; the message is one sentence for whoever runs the command. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** One HTTP request; redirects are left to the caller. @throws Unreachable */
export async function call(url: URL, init: RequestInit = {}): Promise<Reply> {
  try {
    const response = await fetch(url, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    throw new Unreachable(
      `Nothing answers at ${url.origin}: start Luyue with npm start, or name it by --url.`,
      {
        cause,
      },
    );
  }
}

/** What a reply says as JSON; `undefined` if it is not JSON. */
export function jsonOf({ text }: Reply): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
