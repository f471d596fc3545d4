import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateSchema, getProgramFromFiles } from 'typescript-json-schema';
import { asComponents } from './asComponents.ts';

/*
 * Describes what each route answers with, from its TypeScript type, so that no compiler has to be where the API's
 * description is made.
 *   node infra/generate/answerSchemas.ts           writes it
 *   node infra/generate/answerSchemas.ts --check   exits 1 if it is out of date
 */

const source = fileURLToPath(new URL('../../functions/description/answers.ts', import.meta.url));
const file = new URL('../../functions/description/answerSchemas.json', import.meta.url);

const COMPILER = {
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  target: 'esnext',
  module: 'esnext',
  moduleResolution: 'bundler',
  types: ['node'],
};
/** All that is counted is whole: money in minor units, rates in ppm, times in seconds. */
const SETTINGS = {
  required: true,
  ref: true,
  strictNullChecks: true,
  ignoreErrors: true,
  defaultNumberType: 'integer',
} as const;

const program = getProgramFromFiles([source], COMPILER, fileURLToPath(new URL('../..', import.meta.url)));
const text = `${JSON.stringify(asComponents(read()))}\n`;

if (!parseArgs({ options: { check: { type: 'boolean', default: false } } }).values.check)
  writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('functions/description/answerSchemas.json is out of date: run npm run generate');
  process.exitCode = 1;
}

/** The compiler takes initial values for defaults, and warns of each that it cannot read: none of them is one. */
function read() {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return generateSchema(program, 'Answers', SETTINGS);
  } finally {
    console.warn = warn;
  }
}
