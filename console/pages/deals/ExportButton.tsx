import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { saveFile } from '../../parts/saveFile.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { exportDeals } from './exportDeals.ts';
import { type DealSearch, filterOf } from './search.ts';
import { dealsWords } from './words.ts';

/** Takes along everything the filters leave, not only what was scrolled to. */
export function ExportButton({ search }: { search: DealSearch }) {
  const say = useWords(dealsWords);
  const locale = useLocale();
  const stop = useRef<AbortController>(null);
  const [count, setCount] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      stop.current = new AbortController();
      setCount(0);
      const filter = filterOf(search);
      const { signal } = stop.current;
      const csv = await exportDeals({ filter, say, locale, signal, onProgress: setCount });
      saveFile(csv, `luyue-deals-${new Date().toISOString().slice(0, 10)}.csv`);
    },
  });
  const wasStopped = error?.name === 'AbortError';
  return (
    <>
      {isPending ? (
        <Button onClick={() => stop.current?.abort()}>
          {say('exporting', { count })} {say('stop')}
        </Button>
      ) : (
        <Button onClick={() => mutate()}>{say('export')}</Button>
      )}
      {error !== null && !wasStopped && <ProblemNotice error={error} retry={mutate} />}
    </>
  );
}
