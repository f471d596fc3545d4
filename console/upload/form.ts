import { limitText } from '../parts/evidence/limits.ts';
import { dealAddress, type Sender } from './address.ts';
import { part } from './parts.ts';
import { uploadWords } from './words.ts';

/** What a phone offers to choose from; it may take a new picture, but need not. */
const TYPES = 'image/*,video/*,application/pdf,text/csv';

/** The page's form, and what it says while a file is on its way. */
export function uploadForm(sender: Sender, send: (file: File) => void) {
  const { locale } = sender;
  const words = uploadWords[locale];
  const limit = (type: string) => limitText(type, locale);
  const hint = part('p', { className: 'hint', id: 'limits' });
  hint.append(words.limits(limit('image/jpeg'), limit('video/mp4'), limit('text/csv')));
  const file = part('input', { id: 'file', type: 'file', accept: TYPES, required: true });
  file.setAttribute('aria-describedby', 'limits');
  const button = part('button', { type: 'submit' }, words.send);
  const bar = part('progress', { max: 1, value: 0, hidden: true, ariaLabel: words.send });
  const status = part('p', { role: 'status' });
  const fault = part('p', { className: 'error', role: 'alert' });
  const form = part(
    'form',
    {},
    ...[part('label', { htmlFor: 'file' }, words.choose), hint, file, button, bar, status, fault],
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [chosen] = file.files ?? [];
    if (chosen !== undefined) send(chosen);
  });
  const setBusy = (isBusy: boolean) => {
    button.disabled = isBusy;
    file.disabled = isBusy;
    bar.hidden = !isBusy;
  };
  const back = part('a', { className: 'save', href: dealAddress(sender) }, words.back);
  return {
    content: [part('h1', {}, words.title), part('section', {}, form), part('p', {}, back)],
    /** @param sent 0 to 1; at 1 it is being checked */
    showProgress: (name: string, sent: number) => {
      setBusy(true);
      fault.textContent = '';
      bar.value = sent;
      status.textContent = sent < 1 ? `${words.sending(name)} ${words.stay}` : words.checking;
    },
    showFault: (text: string) => {
      setBusy(false);
      status.textContent = '';
      fault.textContent = text;
      button.textContent = words.again;
    },
  };
}
