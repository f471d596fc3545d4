import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import mjml from 'mjml';

/*
 * Compiles the frame of the mails, so that no compiler has to be in a Lambda.
 *   node infra/generate/mailFrame.ts           writes it
 *   node infra/generate/mailFrame.ts --check   exits 1 if it is out of date
 */

const source = new URL('../../functions/notices/frame/mail.mjml', import.meta.url);
const file = new URL('../../functions/notices/frame/mail.json', import.meta.url);

const { html } = await mjml(readFileSync(source, 'utf8'), {
  keepComments: true,
  validationLevel: 'strict',
  fonts: {},
});
/** The begin, then a name and what belongs to it, by turns. */
const [begin = '', ...pieces] = html.replaceAll(/\s*\n\s*/g, '\n').split(/<!--part:(\w+)-->/);
const parts = Object.fromEntries(
  pieces.flatMap((piece, index) => (index % 2 === 0 ? [[piece, pieces[index + 1]?.trim()]] : [])),
);
const text = `${JSON.stringify({ begin: begin.trim(), ...parts }, null, 2)}\n`;

if (!parseArgs({ options: { check: { type: 'boolean', default: false } } }).values.check)
  writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('functions/notices/frame/mail.json is out of date: run npm run generate');
  process.exitCode = 1;
}
