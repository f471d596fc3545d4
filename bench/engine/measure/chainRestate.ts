import { connect } from '@restatedev/restate-sdk-clients';
import { firstLine, startPart } from '../child.ts';
import { measurePaces, type Paces } from '../load.ts';
import { registerService, startRestate } from '../restate/server.ts';
import type { chain } from '../restate/service.ts';
import { chainLength, chainLoad } from './loads.ts';

/**
 * The same chain on Restate: its server, the service with the steps and this client are three processes, as
 * they are wherever Restate is used.
 */
export async function chainRestate(folder: string): Promise<Paces> {
  const server = await startRestate(folder);
  const service = startPart('restate-service');
  try {
    await registerService(server, `http://127.0.0.1:${await firstLine(service)}`);
    const client = connect({ url: server.ingressUrl }).serviceClient<typeof chain>({ name: 'chain' });
    const paces = await measurePaces(async () => {
      await client.run();
    }, chainLoad);
    return { ...paces, perSecond: paces.perSecond * chainLength };
  } finally {
    service.kill();
    await server.stop();
  }
}
