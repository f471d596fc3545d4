import { buildConsole, isBuilt } from './build.ts';

/** `npm run build:console`, and before each `npm start`: builds the console unless it stands as its sources are. */
if (!isBuilt()) {
  console.log('Building the console; this takes some seconds …');
  try {
    await buildConsole();
  } catch (error) {
    console.error(`The console cannot be built: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
