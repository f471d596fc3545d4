import { Button } from 'antd';
import { LocaleChoice } from '../words/LocaleChoice.tsx';
import { useWords } from '../words/pageWords.ts';
import { useSession } from './SessionContext.ts';
import { useAttempt } from './useAttempt.ts';
import { sessionWords } from './words.ts';

/** Before somebody signed in. */
export function SignedOut() {
  const say = useWords(sessionWords);
  const session = useSession();
  const { hasFailed, attempt } = useAttempt(() => session.signIn());
  return (
    <main className="door">
      <img src="/icon.svg" alt="" width="48" height="48" />
      <h1>{say('title')}</h1>
      <p>{say('what')}</p>
      {hasFailed && <p role="alert">{say('failed')}</p>}
      <Button type="primary" size="large" block onClick={() => void attempt()}>
        {say('signIn')}
      </Button>
      <p className="aside">{say('creators')}</p>
      <LocaleChoice />
    </main>
  );
}
