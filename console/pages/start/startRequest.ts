import { formFaults } from '../../../functions/words/faults.ts';
import type { FieldFaults } from '../../parts/form/readPayload.ts';
import { type EnteredTerms, readTerms } from '../../parts/form/terms/readTerms.ts';
import type { StartDraft } from './draft.ts';

/** The body of `POST /v1/deals`, as far as it was filled in. */
export interface EnteredDeal {
  readonly reference: string;
  readonly creator: Readonly<Record<string, string>>;
  readonly brand?: { readonly id: string };
  readonly provider?: { readonly id: string; readonly mandate?: readonly string[] };
  readonly terms: EnteredTerms;
}

export interface ReadDraft {
  readonly request: EnteredDeal;
  /** By path within the request. */
  readonly faults: FieldFaults;
}

/** What would be sent, and what is not filled in as it has to be. */
export function readDraft({
  reference,
  creator,
  brandId,
  providerId,
  mandate,
  terms,
}: StartDraft): ReadDraft {
  const read = readTerms(terms);
  const empty = (path: string, text: string): FieldFaults =>
    text.trim() === '' ? { [path]: formFaults.empty } : {};
  const provider = providerId.trim();
  const { name, email, ...others } = creator;
  const said = Object.entries(others).flatMap(([part, text]) =>
    text.trim() === '' ? [] : [[part, text.trim()] as const],
  );
  return {
    request: {
      reference: reference.trim(),
      creator: { name: name.trim(), email: email.trim(), ...Object.fromEntries(said) },
      ...(brandId === '' ? {} : { brand: { id: brandId } }),
      ...(provider === '' ? {} : { provider: { id: provider, ...(mandate === null ? {} : { mandate }) } }),
      terms: read.terms,
    },
    faults: {
      ...empty('reference', reference),
      ...empty('creator.name', name),
      ...empty('creator.email', email),
      ...below('terms', read.faults),
    },
  };
}

const below = (path: string, faults: FieldFaults): FieldFaults =>
  Object.fromEntries(Object.entries(faults).map(([at, fault]) => [`${path}.${at}`, fault]));

/** What of `faults` stands below a path, by its path within. */
export function within(path: string, faults: FieldFaults): FieldFaults {
  const above = `${path}.`;
  return Object.fromEntries(
    Object.entries(faults).flatMap(([at, fault]) =>
      at.startsWith(above) ? [[at.slice(above.length), fault]] : [],
    ),
  );
}
