import { useWords } from '../words/pageWords.ts';
import { sessionWords } from './words.ts';

/** Shown instead of everything while neither the server nor the issuer answers. */
export function CannotOpen() {
  const say = useWords(sessionWords);
  return (
    <main className="door" role="alert">
      <h1>{say('cannotOpen')}</h1>
      <p>{say('cannotOpenText')}</p>
      <button type="button" className="plain-button" onClick={() => window.location.reload()}>
        {say('tryAgain')}
      </button>
    </main>
  );
}
