import { buildConsole, isBuilt } from '../../../console/build/build.ts';

/** Before the first test in a browser: the console as its sources are, built once for all of them. */
export default async function setup(): Promise<void> {
  if (!isBuilt()) await buildConsole();
}
