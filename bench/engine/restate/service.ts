import type { AddressInfo } from 'node:net';
import * as restate from '@restatedev/restate-sdk';
import { chainLength } from '../measure/loads.ts';

/** The chain as a Restate service: every no-op step is journaled by `ctx.run`. */
export const chain = restate.service({
  name: 'chain',
  handlers: {
    run: async (ctx: restate.Context): Promise<void> => {
      for (let step = 1; step <= chainLength; step++) await ctx.run(`step ${step}`, () => undefined);
    },
  },
});

/** Serves it on loopback, in a process of its own, and prints the port. */
export async function serveChain(): Promise<void> {
  const { createServer } = await import('node:http2');
  const handler = restate.createEndpointHandler({ services: [chain] });
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the service has no port');
  process.stdout.write(`${address.port}\n`);
}
