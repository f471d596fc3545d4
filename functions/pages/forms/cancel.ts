import { fieldWords } from '../../words/fields.ts';
import type { ActionForm } from './form.ts';
import { asWords } from './readForm.ts';

/** Cancelling agreed work: the other side has to be told why. */
export const cancelForm: ActionForm = {
  hidden: () => ({}),
  fields: (_deal, { locale }) => {
    const { reason, reasonHint } = fieldWords[locale];
    return [
      { path: ['reason'], kind: 'words', label: reason, hint: reasonHint, value: '', isRequired: true },
    ];
  },
  payload: (reading) => ({ reason: reading.required(['reason'], asWords, '') }),
};
