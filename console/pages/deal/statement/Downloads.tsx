import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { DealView } from '../../../../functions/api/dealView.ts';
import { makeCaseFile, statementPdf } from '../../../api/statement.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { saveFile } from '../../../parts/saveFile.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { statementTabWords } from './words.ts';

/** The statement on paper, and the case file, which takes a while to be put together. */
export function Downloads({ deal: { id, reference } }: { deal: DealView }) {
  const say = useWords(statementTabWords);
  const locale = useLocale();
  const pdf = useMutation({
    mutationFn: () => statementPdf(id, locale),
    onSuccess: (file) => saveFile(file, `${reference}.pdf`),
  });
  const caseFile = useMutation({
    mutationFn: () => makeCaseFile(id),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <div className="stack">
      <fieldset className="downloads" aria-label={say('downloads')}>
        <Button onClick={() => pdf.mutate()} disabled={pdf.isPending}>
          {say('pdf')}
        </Button>
        <Button onClick={() => caseFile.mutate()} disabled={caseFile.isPending}>
          {say('caseFile')}
        </Button>
      </fieldset>
      <p className="quiet" role="status">
        {pdf.isPending ? say('makingPdf') : caseFileState(caseFile, say)}
      </p>
      {pdf.error !== null && <ProblemNotice error={pdf.error} retry={pdf.mutate} />}
      {caseFile.error !== null && <ProblemNotice error={caseFile.error} retry={caseFile.mutate} />}
    </div>
  );
}

function caseFileState(
  { isPending, data }: { isPending: boolean; data: { readonly fileName: string } | undefined },
  say: (name: 'makingCaseFile' | 'madeCaseFile' | 'caseFileHint', values?: Record<string, string>) => string,
): string {
  if (isPending) return say('makingCaseFile');
  return data === undefined ? say('caseFileHint') : say('madeCaseFile', { name: data.fileName });
}
