import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DealView } from '../../../../../functions/api/dealView.ts';
import { actOnDispute, type DisputeView, disputeQuery } from '../../../../api/disputes.ts';
import { useIntent } from '../../../../api/intent.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { toInstant } from '../../../../parts/form/localInput.ts';

export interface ResolutionProps {
  readonly dispute: DisputeView;
  readonly deal: DealView;
  readonly action: 'propose' | 'decide';
  /** Told when somebody else was first. */
  readonly comeSecond: (refused: ApiProblem) => void;
}

/** What an operator has chosen so far, and how it is sent. */
export type Resolving = ReturnType<typeof useResolution>;

/** Begins with what the first operator decided, where a second one has to decide the same. */
export function useResolution({ dispute, deal, action, comeSecond }: ResolutionProps) {
  const intent = useIntent();
  const client = useQueryClient();
  const first = dispute.pendingDecision;
  const firstRedo = first !== null && 'redo' in first ? (first.redo ?? null) : null;
  const firstShares = first !== null && 'shares' in first ? first.shares : null;
  const [shares, setShares] = useState(firstShares ?? { creator: 500_000, brand: 500_000 });
  const [isRedo, setRedo] = useState(firstRedo !== null);
  const [due, setDue] = useState('');
  const [reasonCode, setReasonCode] = useState<string>(first?.reasonCode ?? '');
  const [text, setText] = useState('');
  const [evidenceIds, setEvidenceIds] = useState<readonly string[]>(first?.evidenceIds ?? []);
  const { mutate, error, isPending } = useMutation({
    mutationFn: (payload: unknown) => actOnDispute(dispute.id, action, payload, intent.keyFor(payload)),
    onSuccess: (changed) => {
      intent.done();
      client.setQueryData(disputeQuery(dispute.id).queryKey, changed);
      void client.invalidateQueries({ queryKey: ['deal', deal.id] });
    },
    onError: (refused) => {
      if (!(refused instanceof ApiProblem) || refused.status !== 409) return;
      // What is shown has to be what is; this form may be gone with it.
      comeSecond(refused);
      void client.invalidateQueries({ queryKey: ['dispute', dispute.id] });
    },
  });
  return {
    ...{ shares, setShares, isRedo, setRedo, due, setDue, firstRedo },
    ...{ reasonCode, setReasonCode, text, setText, evidenceIds, setEvidenceIds },
    ...{ error, isPending },
    send: () => {
      const dueAt = due === '' && firstRedo !== null ? firstRedo.dueAt : toInstant(due);
      mutate({ ...(isRedo ? { redo: { dueAt } } : { shares }), reasonCode, text, evidenceIds });
    },
  };
}
