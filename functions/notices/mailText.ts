import { mailWords } from '../words/mails.ts';
import type { Letter } from './letter.ts';
import type { Frame } from './mailHtml.ts';

/** A letter as plain text: the same content in the same order as its HTML. */
export function mailText({ paragraphs, note, amounts, deadline, button }: Letter, frame: Frame): string {
  const words = mailWords[frame.locale];
  const quoted = note?.split('\n').map((line) => `> ${line}`);
  const blocks = [
    frame.greeting,
    ...paragraphs,
    quoted && [words.wrote, ...quoted].join('\n'),
    amounts.map(([label, amount]) => `${label}: ${amount}`).join('\n'),
    deadline && `${words.deadline}: ${deadline.until}\n${deadline.otherwise}`,
    frame.link && `${button}:\n${frame.link}`,
    [`${words.reference}: ${frame.reference}`, ...frame.footer].join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
