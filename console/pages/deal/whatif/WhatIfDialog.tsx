import { Dialog } from '../../../parts/Dialog.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { WhatIf, type WhatIfProps } from './WhatIf.tsx';
import { whatIfWords } from './words.ts';

/** The same before a deal is sent, over the form that it is written in. */
export function WhatIfDialog({ close, ...about }: WhatIfProps & { readonly close: () => void }) {
  const say = useWords(whatIfWords);
  return (
    <Dialog title={say('title')} close={close}>
      <WhatIf {...about} />
    </Dialog>
  );
}
