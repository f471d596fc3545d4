import { InvariantViolation } from '../../domain/errors.ts';
import type { Locale } from '../../domain/parties.ts';
import { html } from '../pages/markup.ts';
import { checkWords } from '../words/checks.ts';
import { labelled } from '../words/formats.ts';
import { mailWords } from '../words/mails.ts';
import parts from './frame/mail.json' with { type: 'json' };
import type { Letter } from './letter.ts';

/** What stands around a letter. */
export interface Frame {
  readonly locale: Locale;
  readonly greeting: string;
  readonly reference: string;
  readonly link: string | null;
  readonly footer: readonly string[];
}

type Part = keyof typeof parts;

/** A letter as a mail's HTML: the parts that MJML compiled (frame/mail.mjml), filled. */
export function mailHtml(letter: Letter, frame: Frame): string {
  const words = mailWords[frame.locale];
  const { note, deadline, paragraphs, subject } = letter;
  const { locale: lang, link } = frame;
  const pieces = [
    fill('begin', { lang, subject, preview: paragraphs[0] ?? subject }),
    ...[frame.greeting, ...paragraphs].map((text) => fill('paragraph', { text })),
    note !== null && fill('note', { label: words.wrote, text: note }),
    table(letter.amounts),
    letter.checks.length > 0 && fill('tableTitle', { text: checkWords[lang].title }),
    table(letter.checks),
    deadline !== null && fill('deadline', { label: words.deadline, ...deadline }),
    link !== null && fill('link', { link, button: letter.button, asText: words.linkAsText }),
    ...[labelled(words.reference, frame.reference, lang), ...frame.footer].map((text) =>
      fill('footer', { text }),
    ),
    fill('end'),
  ];
  return `${pieces.filter(Boolean).join('\n')}\n`;
}

function table(rows: readonly (readonly [label: string, value: string])[]): string {
  if (rows.length === 0) return '';
  const filled = rows.map(([label, value]) => fill('row', { label, value }));
  return [fill('tableBegin'), ...filled, fill('tableEnd')].join('\n');
}

/** @throws InvariantViolation for a place that is filled with nothing */
function fill(part: Part, values: Readonly<Record<string, string>> = {}): string {
  return parts[part].replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new InvariantViolation(`the mail's ${part} lacks its ${name}`);
    return html`${value}`.toString();
  });
}
