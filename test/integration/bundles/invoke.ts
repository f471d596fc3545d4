import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const SCRIPT = `
const { handler } = await import(process.argv[1]);
console.log(JSON.stringify(await handler(JSON.parse(process.argv[2]), {})));
`;

/** What a bundle's handler answers in a process of its own, which has this environment and no other. */
export async function invoke(
  file: string,
  event: unknown,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly answer: unknown; readonly logged: string }> {
  const args = ['--input-type=module', '--eval', SCRIPT, file, JSON.stringify(event)];
  const { stdout } = await run(process.execPath, args, { env: { ...env }, maxBuffer: 50_000_000 });
  const lines = stdout.trimEnd().split('\n');
  return { answer: JSON.parse(lines.at(-1) ?? ''), logged: lines.slice(0, -1).join('\n') };
}

/** An API Gateway event (HTTP API, payload format 2.0). */
export const apiEvent = (path: string, pathParameters: Record<string, string>) => ({
  headers: { 'accept-language': 'en' },
  pathParameters,
  queryStringParameters: {},
  isBase64Encoded: false,
  requestContext: { requestId: 'r-1', http: { method: 'GET', path, sourceIp: '127.0.0.1' } },
});
