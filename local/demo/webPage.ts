import { Parser } from 'htmlparser2';
import { call } from '../hook/call.ts';
import { Refused } from '../hook/refusal.ts';

/** A form of a page: where it goes, and what stands in its fields. */
interface PageForm {
  readonly action: URL;
  readonly fields: Map<string, string>;
}

const AS_A_BROWSER = { accept: 'text/html' };

/**
 * Opens a page, fills in its form that posts to `…/<name>`, and presses the button, as a browser without script does.
 * @param typed what is typed into the form's fields, by their names
 * @throws Refused when the page or the form is refused; Error when the page has no such form or field
 */
export async function submitForm(page: URL, name: string, typed: Record<string, string> = {}): Promise<void> {
  const shown = await call(page, { headers: AS_A_BROWSER });
  if (shown.status !== 200) throw new Refused(shown);
  const form = formsOf(shown.text, page).find(({ action }) => action.pathname.endsWith(`/${name}`));
  if (form === undefined) throw new Error(`The page ${page.pathname} offers no form ${name}.`);
  for (const [field, value] of Object.entries(typed)) {
    if (!form.fields.has(field)) throw new Error(`The form ${name} has no field ${field}.`);
    form.fields.set(field, value);
  }
  const body = new URLSearchParams([...form.fields]);
  const answer = await call(form.action, { method: 'POST', headers: AS_A_BROWSER, body });
  if (answer.status !== 303) throw new Refused(answer);
}

/** The posting forms of a document, with the values its fields come with. */
export function formsOf(html: string, page: URL): PageForm[] {
  const forms: PageForm[] = [];
  let open: PageForm | undefined;
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      if (tag === 'form' && attributes.method === 'post') {
        open = { action: new URL(attributes.action ?? '', page), fields: new Map() };
        forms.push(open);
      }
      if ((tag === 'input' || tag === 'textarea') && attributes.name !== undefined) {
        open?.fields.set(attributes.name, attributes.value ?? '');
      }
    },
    onclosetag: (tag) => {
      if (tag === 'form') open = undefined;
    },
  });
  parser.end(html);
  return forms;
}
