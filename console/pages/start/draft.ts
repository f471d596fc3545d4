import { NEW_TERMS, type TypedTerms } from '../../parts/form/terms/typedTerms.ts';

/** A deal while it is written: texts as they stand in their fields. */
export interface StartDraft {
  readonly reference: string;
  readonly creator: Readonly<
    Record<'name' | 'email' | 'phone' | 'locale' | 'timeZone' | 'platform' | 'handle', string>
  >;
  /** For which of its brands a provider starts it; `''` where there is only one. */
  readonly brandId: string;
  /** `''`: nobody arranges it. */
  readonly providerId: string;
  /** What the provider may do for the brand; `null` for everything. */
  readonly mandate: readonly string[] | null;
  readonly terms: TypedTerms;
  readonly templateId: string | null;
  /** The key under which it is sent, with what was sent: a second try of the same starts nothing twice. */
  readonly sent: { readonly key: string; readonly content: string } | null;
}

export const NEW_DRAFT: StartDraft = {
  reference: '',
  creator: { name: '', email: '', phone: '', locale: '', timeZone: '', platform: '', handle: '' },
  brandId: '',
  providerId: '',
  mandate: null,
  terms: NEW_TERMS,
  templateId: null,
  sent: null,
};

/** Rises when drafts come to look otherwise: older ones are left alone. */
const SHAPE = 1;
const placeOf = (subject: string) => `luyue.start.${SHAPE}.${subject}`;

/** What this tab remembers of somebody's draft. It ends with the tab, since it names people. */
export function loadDraft(subject: string): StartDraft {
  const stored = sessionStorage.getItem(placeOf(subject));
  return stored === null ? NEW_DRAFT : JSON.parse(stored);
}

export function storeDraft(subject: string, draft: StartDraft): void {
  if (isUntouched(draft)) sessionStorage.removeItem(placeOf(subject));
  else sessionStorage.setItem(placeOf(subject), JSON.stringify(draft));
}

export const isUntouched = (draft: StartDraft): boolean =>
  JSON.stringify(draft) === JSON.stringify(NEW_DRAFT);
