import { type ReactNode, useEffect } from 'react';
import { shellWords } from '../app/words.ts';
import { useWords } from '../words/pageWords.ts';

/** A page's title, on it and in the browser's tab, with what can be done on the right. */
export function PageHead({ title, actions }: { title: string; actions?: ReactNode }) {
  const product = useWords(shellWords)('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {actions !== undefined && <div className="page-actions">{actions}</div>}
    </div>
  );
}
