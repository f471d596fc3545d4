import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface RestateServer {
  readonly ingressUrl: string;
  readonly adminUrl: string;
  stop(): Promise<void>;
}

const startLimitMs = 60_000;

/**
 * Starts the server from npm with its default settings (every commit synced), on loopback, data in `folder`.
 * @throws Error when it does not come up, such as on a processor its binary was not built for
 */
export async function startRestate(folder: string): Promise<RestateServer> {
  const [nodePort, ingressPort, adminPort] = [await freePort(), await freePort(), await freePort()];
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@restatedev/restate-server/package.json');
  const start = join(manifest, '..', 'lib', 'index.js');
  const child = spawn(process.execPath, [start, '--base-dir', folder, '--no-logo'], {
    env: {
      ...process.env,
      RESTATE_LISTEN_MODE: 'tcp',
      RESTATE_BIND_IP: '127.0.0.1',
      RESTATE_BIND_PORT: String(nodePort),
      RESTATE_INGRESS__BIND_PORT: String(ingressPort),
      RESTATE_ADMIN__BIND_PORT: String(adminPort),
      RESTATE_DISABLE_TELEMETRY: 'true',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.pipe(createWriteStream(join(folder, 'server.log')));
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const ingressUrl = `http://127.0.0.1:${ingressPort}`;
  await healthy([`${adminUrl}/health`, `${ingressUrl}/restate/health`], child);
  return { adminUrl, ingressUrl, stop: () => stop(child) };
}

/** Tells the server where a service listens. */
export async function registerService({ adminUrl }: RestateServer, uri: string): Promise<void> {
  const response = await fetch(`${adminUrl}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri }),
  });
  if (!response.ok) throw new Error(`Restate refused the service: ${await response.text()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

async function healthy(urls: readonly string[], child: ChildProcess): Promise<void> {
  const end = performance.now() + startLimitMs;
  for (const url of urls) {
    while (!(await answers(url))) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`restate-server ended with ${child.signalCode ?? `code ${child.exitCode}`}`);
      }
      if (performance.now() > end) throw new Error(`restate-server is not up after ${startLimitMs} ms`);
      await delay(50);
    }
  }
}

/** A refused connection only says that the server is not up yet. */
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );
