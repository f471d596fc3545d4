import { acceptForm } from './accept.ts';
import { cancelForm } from './cancel.ts';
import { counterForm } from './counter.ts';
import { deliverForm } from './deliver.ts';
import type { ActionForm } from './form.ts';
import { reasonForm } from './reason.ts';

const FORMS: ReadonlyMap<string, ActionForm> = new Map([
  ['accept', acceptForm],
  ['decline', reasonForm],
  ['counter', counterForm],
  ['withdraw', reasonForm],
  ['deliver', deliverForm],
  ['cancel', cancelForm],
]);

/** An action without a form of its own is a bare button. */
const BUTTON: ActionForm = { hidden: () => ({}), fields: () => [], payload: () => ({}) };

export function formFor(action: string): ActionForm {
  return FORMS.get(action) ?? BUTTON;
}
