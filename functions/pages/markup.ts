import { html as build, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { InvariantViolation } from '../../domain/errors.ts';

/** HTML in which everything that came from outside is escaped. */
export type Markup = HtmlEscapedString;

type Child = string | number | false | null | undefined | Markup | readonly Child[];

/** Escapes what is put in, unless it is Markup itself; leaves `false`, `null` and `undefined` out. */
export function html(strings: TemplateStringsArray, ...values: readonly Child[]): Markup {
  const built = build(strings, ...values);
  if (built instanceof Promise) throw new InvariantViolation('a view waits for nothing');
  return built;
}

export { raw };
