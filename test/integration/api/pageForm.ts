import { Parser } from 'htmlparser2';

/** What stands in the form for `action` on a page: its fields by name. @throws Error when there is no such form */
export function formFor(page: string, action: string): Record<string, string> {
  const fields: Record<string, string> = {};
  let isInside = false;
  let isFound = false;
  let textarea: string | undefined;
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      if (tag === 'form') isInside = attributes.action?.split('?')[0]?.endsWith(`/${action}`) === true;
      isFound ||= isInside;
      if (!isInside || attributes.name === undefined) return;
      fields[attributes.name] = attributes.value ?? '';
      if (tag === 'textarea') textarea = attributes.name;
    },
    ontext: (text) => {
      if (textarea !== undefined) fields[textarea] += text;
    },
    onclosetag: (tag) => {
      if (tag === 'textarea') textarea = undefined;
      if (tag === 'form') isInside = false;
    },
  });
  parser.end(page);
  if (!isFound) throw new Error(`the page has no form for ${action}`);
  return fields;
}
