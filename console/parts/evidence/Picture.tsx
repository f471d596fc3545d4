import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { evidenceBytesQuery } from '../../api/evidence.ts';
import { useWords } from '../../words/pageWords.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { evidenceWords } from './words.ts';

interface Props {
  readonly dealId: string;
  readonly evidenceId: string;
  readonly name: string;
}

/** A picture somebody handed in. Only ever drawn as one: nothing in it can run. */
export function Picture({ dealId, evidenceId, name }: Props) {
  const say = useWords(evidenceWords);
  const { data, error, refetch } = useQuery(evidenceBytesQuery(dealId, evidenceId));
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (error !== null) return <ProblemNotice error={error} retry={refetch} />;
  if (address === null) return <p role="status">{say('opening')}</p>;
  return <img className="evidence-picture" src={address} alt={name} />;
}
