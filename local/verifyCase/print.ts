import Table from 'cli-table3';
import picocolors from 'picocolors';
import type { Finding } from '../../domain/caseFile/finding.ts';

const colors = picocolors.createColors(process.stdout.isTTY === true);

/** Each check and how it came out, and the verdict. */
export function printed(file: string, findings: readonly Finding[]): string {
  const table = new Table({
    head: ['check', 'verdict', 'what was found'],
    style: { head: [], border: [] },
    wordWrap: true,
    wrapOnWordBoundary: true,
    colWidths: [12, 10, 90],
  });
  table.push(
    ...findings.map(({ check, passed, text }) => [
      check.replaceAll('_', ' '),
      passed ? colors.green('passed') : colors.red('FAILED'),
      plain(text),
    ]),
  );
  const verdict = findings.every(({ passed }) => passed)
    ? colors.green(`${file} is what was signed.`)
    : colors.red(`${file} is NOT what was signed, or does not fit together.`);
  return `${table.toString()}\n${verdict}`;
}

/** A file that nobody vouches for says nothing to the terminal itself. */
const plain = (text: string): string => text.replace(/\p{C}/gu, '\ufffd');
