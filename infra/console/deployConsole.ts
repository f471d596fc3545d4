import { readFileSync } from 'node:fs';
import { openBucket } from '../../adapters/s3/bucket.ts';
import type { StageConfig } from '../config/stage.ts';
import type { ConsoleFile } from './files.ts';
import { consolePlace } from './place.ts';
import { publishConsole } from './publish.ts';

const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 60_000, throwOnRequestTimeout: true };

/**
 * Puts the console up where a deployment has just made room for it, with the credentials of whoever deploys.
 * @param outputsFile what the CDK's command line wrote of the stacks
 * @returns the console's address
 * @throws Refusal, AwsError
 */
export async function deployConsole(
  outputsFile: string,
  files: readonly ConsoleFile[],
  config: StageConfig,
): Promise<string> {
  const outputs: unknown = JSON.parse(readFileSync(outputsFile, 'utf8'));
  const { bucket, region, url, settings } = consolePlace(outputs, config);
  await publishConsole(openBucket({ bucket, region, timeouts: TIMEOUTS }), files, settings);
  return url;
}
