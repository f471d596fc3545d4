import type { Deal } from '../../domain/deal/deal.ts';
import type { Fault } from '../../domain/faults.ts';
import { formFor } from './forms/forms.ts';
import { readForm } from './forms/readForm.ts';

/**
 * The payload of `action` out of the form that the creator's page posted. Only what the form has to turn (money,
 * rates, local times, empty fields) is judged here; whether the payload fits is for the domain to say.
 * @param timeZone IANA, the one the page was shown in
 */
export function parseForm(
  action: string,
  form: Readonly<Record<string, string>>,
  deal: Deal,
  timeZone: string,
): { readonly payload: unknown } | { readonly faults: readonly Fault[] } {
  const reading = readForm(form);
  const payload = formFor(action).payload(reading, deal, timeZone);
  return reading.faults.length > 0 ? { faults: reading.faults } : { payload };
}
