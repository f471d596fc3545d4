import type { Bucket } from '../../adapters/s3/bucket.ts';
import { ASK_AGAIN, type ConsoleFile } from './files.ts';
import type { ConsoleSettings } from './place.ts';

/**
 * Puts the console up, its settings with it. What was there before stays: pages that are open still ask for their parts.
 * @param files in the order in which they are to be there
 */
export async function publishConsole(
  bucket: Pick<Bucket, 'put'>,
  files: readonly ConsoleFile[],
  settings: ConsoleSettings,
): Promise<void> {
  const config: ConsoleFile = {
    key: 'console-config.json',
    contentType: 'application/json',
    cacheControl: ASK_AGAIN,
    bytes: Buffer.from(JSON.stringify(settings)),
  };
  for (const { key, bytes, contentType, cacheControl } of [config, ...files]) {
    await bucket.put(key, bytes, { 'content-type': contentType, 'cache-control': cacheControl });
  }
}
