import { linkEvidence } from '../api/handIn.ts';
import { uploadFault } from '../parts/evidence/uploadFault.ts';
import { uploadFile } from '../parts/evidence/uploadFile.ts';
import { dealAddress, senderIn } from './address.ts';
import { uploadForm } from './form.ts';
import { part } from './parts.ts';
import { uploadWords } from './words.ts';

const LOCALES = ['zh-CN', 'en'] as const;

/**
 * Files that are too large for the form of the creator's page, which runs no script: they go straight to where evidence
 * is kept, and then back to that page.
 */
function begin(main: HTMLElement): void {
  const sender = senderIn(location.hash);
  if (sender === null) {
    const said = LOCALES.map((lang) => part('p', { lang }, uploadWords[lang].nobody));
    main.replaceChildren(part('h1', {}, document.title), ...said);
    return;
  }
  const { locale, token } = sender;
  document.documentElement.lang = locale;
  document.title = uploadWords[locale].title;
  const place = linkEvidence(token);
  // The same file is announced once, however often it has to be sent.
  const keys = new Map<File, string>();
  const { content, showProgress, showFault } = uploadForm(sender, async (file) => {
    const key = keys.get(file) ?? crypto.randomUUID();
    keys.set(file, key);
    const tell = (sent: number) => showProgress(file.name, sent);
    tell(0);
    try {
      const { signal } = new AbortController();
      location.replace(dealAddress(sender, await uploadFile({ place, file, key, tell, signal })));
    } catch (error) {
      showFault(uploadFault(error instanceof Error ? error : new Error(String(error)), file, locale));
    }
  });
  main.replaceChildren(...content);
}

const main = document.getElementById('upload');
if (main !== null) begin(main);
