import { checkWords } from '../words/checks.ts';
import { labelled } from '../words/formats.ts';
import { mailWords } from '../words/mails.ts';
import type { Letter } from './letter.ts';
import type { Frame } from './mailHtml.ts';

/** A letter as plain text: the same content in the same order as its HTML. */
export function mailText(letter: Letter, frame: Frame): string {
  const { paragraphs, note, amounts, checks, deadline, button } = letter;
  const { locale } = frame;
  const words = mailWords[locale];
  const quoted = note?.split('\n').map((line) => `> ${line}`);
  const blocks = [
    frame.greeting,
    ...paragraphs,
    quoted && [words.wrote, ...quoted].join('\n'),
    amounts.map(([label, amount]) => labelled(label, amount, locale)).join('\n'),
    checks.length > 0 &&
      [checkWords[locale].title, ...checks.map(([name, said]) => labelled(name, said, locale))].join('\n'),
    deadline && `${labelled(words.deadline, deadline.until, locale)}\n${deadline.otherwise}`,
    frame.link && labelled(button, `\n${frame.link}`, locale),
    [labelled(words.reference, frame.reference, locale), ...frame.footer].join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
