import { formFaults } from '../../words/faults.ts';
import type { ActionForm } from './form.ts';
import type { Parsed } from './readForm.ts';

/** Names the version that was on the page, so that nobody accepts terms unseen. */
export const acceptForm: ActionForm = {
  hidden: (deal) => ({ termsVersion: String(deal.termsVersion) }),
  fields: () => [],
  payload: (reading) => ({ termsVersion: reading.required(['termsVersion'], parseVersion, 0) }),
};

const parseVersion = (text: string): Parsed<number> =>
  /^\d{1,6}$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, message: formFaults.version };
