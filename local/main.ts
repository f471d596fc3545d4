import { CannotStart } from './cannotStart.ts';
import { greeting } from './greeting.ts';
import { type Luyue, startLuyue } from './luyue.ts';
import { settingsFrom } from './settings.ts';

/** `npm start`: the one-machine mode until Ctrl-C. Exit code 1 and one sentence if it cannot start. */
async function main(): Promise<void> {
  const luyue = await start();
  if (luyue === null) return;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  console.log(greeting(luyue));
  await stopped;
  await luyue.close();
}

async function start(): Promise<Luyue | null> {
  try {
    return await startLuyue(settingsFrom(process.env));
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return null;
  }
}

await main();
