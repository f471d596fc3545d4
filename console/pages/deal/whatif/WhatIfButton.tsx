import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { canSimulate } from '../../../api/simulations.ts';
import { useWords } from '../../../words/pageWords.ts';
import type { WhatIfProps } from './WhatIf.tsx';
import { whatIfWords } from './words.ts';

const WhatIfDialog = lazy(async () => ({ default: (await import('./WhatIfDialog.tsx')).WhatIfDialog }));

/** Opens the play of what has been entered; not there where nothing can be played, as on AWS. */
export function WhatIfButton({ isReady, ...about }: WhatIfProps & { readonly isReady: boolean }) {
  const say = useWords(whatIfWords);
  const [isOpen, setIsOpen] = useState(false);
  if (!canSimulate()) return null;
  return (
    <>
      <Button disabled={!isReady} onClick={() => setIsOpen(true)}>
        {say('play')}
      </Button>
      {isOpen && (
        <Suspense>
          <WhatIfDialog {...about} close={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
