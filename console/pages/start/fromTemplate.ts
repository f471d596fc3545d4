import type { TemplateView } from '../../api/templates.ts';
import { type TypedTerms, typedOf } from '../../parts/form/terms/typedTerms.ts';

/** Its terms, without a date that is over: when the work is due has to be said anew then. @param now epoch ms */
export function fromTemplate({ terms }: TemplateView, now: number): TypedTerms {
  const typed = typedOf(terms);
  return new Date(typed.due).getTime() > now ? typed : { ...typed, due: '' };
}
