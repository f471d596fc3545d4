import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { OrderFilter } from '../../../../domain/statement/orderFilter.ts';
import type { DealView } from '../../../../functions/api/dealView.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { saveFile } from '../../../parts/saveFile.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { exportOrders } from './exportOrders.ts';
import { salesWords } from './words.ts';

/** Takes along every order that fits, not only those that were scrolled to. */
export function ExportOrders({ deal, filter }: { deal: DealView; filter: OrderFilter }) {
  const say = useWords(salesWords);
  const locale = useLocale();
  const stop = useRef<AbortController>(null);
  const [count, setCount] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      stop.current = new AbortController();
      setCount(0);
      const { signal } = stop.current;
      const csv = await exportOrders({ deal, filter, say, locale, signal, onProgress: setCount });
      saveFile(csv, `${deal.reference}-orders.csv`);
    },
  });
  return (
    <>
      {isPending ? (
        <Button onClick={() => stop.current?.abort()}>
          {say('exporting', { count })} {say('stop')}
        </Button>
      ) : (
        <Button onClick={() => mutate()}>{say('export')}</Button>
      )}
      {error !== null && error.name !== 'AbortError' && <ProblemNotice error={error} retry={mutate} />}
    </>
  );
}
