import { Button } from 'antd';
import type { MeView } from '../../functions/api/me.ts';
import { useOverview } from '../keyboard/ShortcutProvider.tsx';
import { useSession } from '../session/SessionContext.ts';
import { LocaleChoice } from '../words/LocaleChoice.tsx';
import { useLocale, useWords } from '../words/pageWords.ts';
import { chooseTheme, THEME_CHOICES, useThemeChoice } from './theme.ts';
import { shellWords } from './words.ts';

/** Who is signed in, and what they chose for this device. */
export function AccountPanel({ me }: { me: MeView | undefined }) {
  const say = useWords(shellWords);
  const locale = useLocale();
  const session = useSession();
  const theme = useThemeChoice();
  const showOverview = useOverview();
  return (
    <section className="account" aria-label={say('account')}>
      {me !== undefined && (
        <p className="who">
          <strong>{me.tenant?.name || say(me.role)}</strong>
          <span>
            {say(me.role)} · {me.subject}
          </span>
        </p>
      )}
      <LocaleChoice />
      <label className="choice">
        {say('theme')}
        <select
          value={theme}
          onChange={({ target }) => {
            const choice = THEME_CHOICES.find((known) => known === target.value);
            if (choice !== undefined) chooseTheme(choice);
          }}
        >
          {THEME_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {say(choice)}
            </option>
          ))}
        </select>
      </label>
      {me !== undefined && (
        <p className="guides">
          <a href={`/docs/guides/${me.role}.${locale}.html`} target="_blank" rel="noopener">
            {say('guide')}
          </a>
          <a href="/docs" target="_blank" rel="noopener">
            {say('apiReference')}
          </a>
        </p>
      )}
      <div className="account-buttons">
        <Button size="small" onClick={showOverview}>
          {say('shortcuts')}
        </Button>
        <Button size="small" onClick={() => void session.signOut()}>
          {say('signOut')}
        </Button>
      </div>
    </section>
  );
}
