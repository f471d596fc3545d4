import { BUDGET } from './budget.ts';
import { bundleAll } from './bundle.ts';
import { writeDist } from './dist.ts';

/** `npm run bundle`: what is deployed, in dist/. */
const bundles = await bundleAll({ maps: true });
await writeDist(bundles);
const sizes = bundles.map(({ code }) => code.length);
const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} KB`;
console.log(
  `${bundles.length} functions in dist/functions, ${kilobytes(Math.min(...sizes))} to ${kilobytes(Math.max(...sizes))}; the PDF layer in dist/layers/pdf`,
);
const over = bundles.filter(({ code }) => code.length > BUDGET.bytes);
for (const { name, code } of over)
  console.error(`${name} is ${kilobytes(code.length)}, more than ${kilobytes(BUDGET.bytes)}`);
if (over.length > 0) process.exitCode = 1;
