import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  coloured: process.stdout.isTTY === true && !process.env.NO_COLOR,
  nowSeconds: Date.now() / 1000,
  out: (text) => console.log(text),
  err: (text) => console.error(text),
});
