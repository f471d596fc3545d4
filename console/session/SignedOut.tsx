import { Button } from 'antd';
import { useState } from 'react';
import { LocaleChoice } from '../words/LocaleChoice.tsx';
import { useWords } from '../words/pageWords.ts';
import { useSession } from './SessionContext.ts';
import { sessionWords } from './words.ts';

/** Before somebody signed in. */
export function SignedOut() {
  const say = useWords(sessionWords);
  const session = useSession();
  const [hasFailed, setFailed] = useState(false);
  const signIn = async () => {
    setFailed(false);
    try {
      await session.signIn();
    } catch (error) {
      console.warn(error);
      setFailed(true);
    }
  };
  return (
    <main className="door">
      <img src="/icon.svg" alt="" width="48" height="48" />
      <h1>{say('title')}</h1>
      <p>{say('what')}</p>
      {hasFailed && <p role="alert">{say('failed')}</p>}
      <Button type="primary" size="large" block onClick={() => void signIn()}>
        {say('signIn')}
      </Button>
      <p className="aside">{say('creators')}</p>
      <LocaleChoice />
    </main>
  );
}
