import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/pageWords.ts';
import { useSession } from './SessionContext.ts';
import { useAttempt } from './useAttempt.ts';
import { sessionWords } from './words.ts';

/** Over the page as it stands: signing in happens in a window of its own, and the page goes on where it was. */
export function ExpiredDialog() {
  const say = useWords(sessionWords);
  const session = useSession();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { hasFailed, attempt } = useAttempt(async () => {
    const isSomebodyElse = await session.signInAgain();
    // What the one before saw is not for the next.
    if (isSomebodyElse) window.location.assign('/');
    else await queries.invalidateQueries();
  });
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="expired"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="expired">{say('expired')}</h2>
      <p>{say('expiredText')}</p>
      {hasFailed && <p role="alert">{say('failed')}</p>}
      <Button type="primary" block onClick={() => void attempt()}>
        {say('signInAgain')}
      </Button>
    </dialog>
  );
}
