import { useEffect, useState } from 'react';
import { useMe } from '../../api/me.ts';
import { loadDraft, NEW_DRAFT, type StartDraft, storeDraft } from './draft.ts';

/** The deal somebody is writing in this tab: it survives a reload. */
export function useDraft() {
  const { subject } = useMe();
  const [draft, setDraft] = useState<StartDraft>(() => loadDraft(subject));
  useEffect(() => storeDraft(subject, draft), [subject, draft]);
  return {
    draft,
    change: (part: Partial<StartDraft>) => setDraft((before) => ({ ...before, ...part })),
    /** Forgets it at once: whoever leaves the page next leaves nothing behind. */
    clear: () => {
      storeDraft(subject, NEW_DRAFT);
      setDraft(NEW_DRAFT);
    },
  };
}
