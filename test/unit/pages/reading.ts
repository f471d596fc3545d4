import { Parser } from 'htmlparser2';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Form {
  readonly action: string;
  readonly method: string;
  /** What a browser would post: hidden inputs, inputs and text areas with what stands in them. */
  readonly values: Record<string, string>;
}

/** The parser leaves the text of a textarea as it is written; browsers read character references in it. */
const decoded = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** A page as a browser reads it. */
export function readPage(page: string) {
  const elements: Element[] = [];
  const forms: Form[] = [];
  let textarea: string | null = null;
  let text = '';
  let isHead = true;
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.push({ name, attributes });
      if (name === 'body') isHead = false;
      if (name === 'form') {
        forms.push({ action: attributes.action ?? '', method: attributes.method ?? '', values: {} });
      }
      const form = forms.at(-1);
      if (form && attributes.name && name === 'input') form.values[attributes.name] = attributes.value ?? '';
      if (form && attributes.name && name === 'textarea') {
        textarea = attributes.name;
        form.values[textarea] = '';
      }
    },
    ontext(data) {
      const form = forms.at(-1);
      if (textarea !== null && form) form.values[textarea] += decoded(data);
      else if (!isHead) text += data;
    },
    onclosetag(name) {
      if (name === 'textarea') textarea = null;
      if (!isHead) text += ' ';
    },
  });
  parser.write(page);
  parser.end();
  return {
    elements,
    forms,
    text: text.replace(/\s+/g, ' ').trim(),
    named: (name: string) => elements.filter((element) => element.name === name),
    form: (action: string) => {
      const found = forms.find((form) => form.action.endsWith(`/${action}`));
      if (found === undefined) throw new Error(`no form for ${action}`);
      return found;
    },
  };
}
