import { Button } from 'antd';
import { LocaleChoice } from '../words/LocaleChoice.tsx';
import { useWords } from '../words/pageWords.ts';
import { useSession } from './SessionContext.ts';
import { sessionWords } from './words.ts';

/** Before somebody signed in. */
export function SignedOut() {
  const say = useWords(sessionWords);
  const session = useSession();
  return (
    <main className="door">
      <img src="/icon.svg" alt="" width="48" height="48" />
      <h1>{say('title')}</h1>
      <p>{say('what')}</p>
      <Button type="primary" size="large" block onClick={() => void session.signIn()}>
        {say('signIn')}
      </Button>
      <p className="aside">{say('creators')}</p>
      <LocaleChoice />
    </main>
  );
}
