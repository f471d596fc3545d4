import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../../words/pageWords.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { saveFile } from '../saveFile.ts';
import type { Watch } from './csvOfPages.ts';
import { exportWords } from './words.ts';

interface Props {
  readonly fileName: string;
  readonly make: (watch: Watch) => Promise<Blob>;
}

/** Takes along everything that a list's filters leave, not only what was scrolled to. */
export function ExportButton({ fileName, make }: Props) {
  const say = useWords(exportWords);
  const stop = useRef<AbortController>(null);
  const [count, setCount] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      stop.current = new AbortController();
      setCount(0);
      saveFile(await make({ signal: stop.current.signal, onProgress: setCount }), fileName);
    },
  });
  const wasStopped = error?.name === 'AbortError';
  return (
    <>
      {isPending ? (
        <Button onClick={() => stop.current?.abort()}>
          {say('running', { count })} {say('stop')}
        </Button>
      ) : (
        <Button onClick={() => mutate()}>{say('start')}</Button>
      )}
      {error !== null && !wasStopped && <ProblemNotice error={error} retry={mutate} />}
    </>
  );
}
