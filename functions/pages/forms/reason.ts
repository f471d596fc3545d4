import { fieldWords } from '../../words/fields.ts';
import type { ActionForm } from './form.ts';
import { asWords } from './readForm.ts';

/** Declining and withdrawing: a reason may be given. */
export const reasonForm: ActionForm = {
  hidden: () => ({}),
  fields: (_deal, { locale }) => {
    const { reason, reasonHint } = fieldWords[locale];
    return [
      { path: ['reason'], kind: 'words', label: reason, hint: reasonHint, value: '', isRequired: false },
    ];
  },
  payload: (reading) => {
    const reason = reading.optional(['reason'], asWords);
    return reason === undefined ? {} : { reason };
  },
};
