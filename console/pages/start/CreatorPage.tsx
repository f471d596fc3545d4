import { useMemo } from 'react';
import type { DealPreview } from '../../../functions/preview/previewOf.ts';
import { useWords } from '../../words/pageWords.ts';
import { startWords } from './words.ts';

/** The invitation as the creator sees it on a phone. It runs nothing and leads nowhere: there is no deal yet. */
export function CreatorPage({ page }: { readonly page: DealPreview['creatorPage'] }) {
  const say = useWords(startWords);
  const html = page?.html;
  const shown = useMemo(() => (html === undefined ? null : withoutLinks(html)), [html]);
  return (
    <section className="panel start-page" aria-labelledby="start-page">
      <h2 id="start-page">{say('creatorPage')}</h2>
      {shown === null ? (
        <p className="quiet">{say('pageLater')}</p>
      ) : (
        <iframe className="creator-page" title={say('creatorPage')} sandbox="" srcDoc={shown} />
      )}
    </section>
  );
}

function withoutLinks(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const link of page.querySelectorAll('a[href]')) link.removeAttribute('href');
  for (const form of page.querySelectorAll('form')) form.setAttribute('inert', '');
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
