import { fileSize, shortMoment } from '../../words/formats.ts';
import { handedInWords, ownerText } from '../../words/handedIn.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView, HandedIn } from '../view.ts';

/** More than these are folded away. */
const MOST_SHOWN = 6;
/** Enough of a hash to compare by eye. */
const FINGERPRINT_DIGITS = 12;

/** What was uploaded just now, as the address claims, if it is there. */
export function uploadedIn({ uploaded: claimed, handedIn: all = [] }: DealPageView): HandedIn | null {
  return all.find(({ id, status }) => id === claimed && status === 'ready') ?? null;
}

/** That a file was uploaded. Only if it is there: anybody can write an address. */
export function uploaded(view: DealPageView): Markup | null {
  const { locale } = view;
  const found = uploadedIn(view);
  if (found === null) return null;
  const words = handedInWords[locale];
  return html`<section class="done" role="status" tabindex="-1" autofocus><p>${words.uploaded(nameOf(found, locale))}</p></section>
`;
}

/** All evidence that the creator may see, to be saved one by one, or with everything else as a case file. */
export function handedIn(view: DealPageView): Markup {
  const { locale, path, handedIn: all = [] } = view;
  const words = handedInWords[locale];
  const pieces = all.filter(({ status }) => status === 'ready').map((each) => piece(each, view));
  const shown = html`<ul class="plain">${pieces}</ul>`;
  const folded = html`<details><summary>${words.showAll(pieces.length)}</summary>${shown}</details>`;
  const listed = html`<p class="soft small">${words.explained}</p>${pieces.length > MOST_SHOWN ? folded : shown}`;
  return html`<section aria-labelledby="evidence"><h2 id="evidence">${words.title}</h2>
${pieces.length > 0 && listed}
<p class="small">${words.caseFileExplained}</p>
<p><a class="save" href="${path}/case-file">${words.caseFile}</a></p></section>
`;
}

function piece(each: HandedIn, view: DealPageView): Markup {
  const { locale, path } = view;
  const words = handedInWords[locale];
  const { id, kind, by, size, sha256, at, submittedBy } = each;
  const name = nameOf(each, locale);
  const about = [
    ownerText(by.role, words),
    html`<time datetime="${at}">${shortMoment(at, view)}</time>`,
    fileSize(size, locale),
    sha256 !== null && words.fingerprint(sha256.slice(0, FINGERPRINT_DIGITS)),
    kind !== 'report' && (submittedBy === null ? words.draft : words.used),
  ].filter((part) => part !== false);
  return html`<li><span>${name}</span><br><span class="soft small">${about.map((part, index) => html`${index > 0 && ' · '}${part}`)}</span>
<a class="save" href="${path}/evidence/${id}" aria-label="${words.saveWhich(name)}">${words.save}</a></li>`;
}

function nameOf({ kind, fileName, url, id }: HandedIn, locale: DealPageView['locale']): string {
  const { link, report } = handedInWords[locale];
  if (kind === 'file') return fileName ?? id;
  return `${kind === 'link' ? link : report}: ${url ?? id}`;
}
