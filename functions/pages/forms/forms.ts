import { acceptForm } from './accept.ts';
import { counterForm } from './counter.ts';
import { deliverForm } from './deliver.ts';
import { derivedForm } from './derived.ts';
import type { ActionForm } from './form.ts';

/** Where a form shows something else than the parts of the payload. All others follow from its schema. */
const FORMS: ReadonlyMap<string, ActionForm> = new Map([
  ['accept', acceptForm],
  ['counter', counterForm],
  ['deliver', deliverForm],
]);

export function formFor(action: string): ActionForm {
  return FORMS.get(action) ?? derivedForm(action);
}
