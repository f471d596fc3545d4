import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { startDeal } from '../../api/deals.ts';
import type { StartDraft } from './draft.ts';
import type { EnteredDeal } from './startRequest.ts';

interface Draft {
  readonly draft: StartDraft;
  readonly change: (part: Partial<StartDraft>) => void;
  readonly clear: () => void;
}

/**
 * Starts the deal and goes to it. The key is kept with the draft before anything is sent, so that trying the same again
 * after a reload, when nobody knows how the first try ended, starts nothing twice.
 */
export function useStart({ draft, change, clear }: Draft) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const isDone = useRef(false);
  const start = useMutation({
    mutationFn: (request: EnteredDeal) => {
      const content = JSON.stringify(request);
      const sent = draft.sent?.content === content ? draft.sent : { key: crypto.randomUUID(), content };
      change({ sent });
      return startDeal(request, sent.key);
    },
    onSuccess: async (deal) => {
      isDone.current = true;
      clear();
      await client.invalidateQueries({ queryKey: ['deals'] });
      await navigate({ to: '/deals/$dealId', params: { dealId: deal.id } });
    },
  });
  return { start, isDone };
}
