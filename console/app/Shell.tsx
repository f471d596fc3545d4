import './shell.css';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '../api/me.ts';
import { InnerShortcuts, useShortcuts } from '../keyboard/ShortcutProvider.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { useWords } from '../words/pageWords.ts';
import { AccountPanel } from './AccountPanel.tsx';
import { NAVIGATION } from './navigation.ts';
import { useSearch } from './search/useSearch.tsx';
import { shellWords } from './words.ts';

/** What stays while pages change: the navigation, who is signed in, and the page in between. */
export function Shell() {
  const say = useWords(shellWords);
  const me = useQuery(meQuery);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const entries = NAVIGATION.filter(({ roles }) => me.data !== undefined && roles.includes(me.data.role));
  useShortcuts(
    say('navigation'),
    entries.map(({ key, to, word }) => ({
      keys: `g ${key}`,
      label: say('goTo', { page: say(word) }),
      run: () => void navigate({ to }),
    })),
  );
  const close = () => setOpen(false);
  const search = useSearch();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <header className={isOpen ? 'side open' : 'side'}>
        <div className="side-top">
          <Link to="/" className="mark" onClick={close}>
            <img src="/icon.svg" alt="" width="24" height="24" />
            {say('product')}
          </Link>
          <button
            type="button"
            className="burger"
            aria-expanded={isOpen}
            aria-controls="side-content"
            aria-label={say('openNavigation')}
            onClick={() => setOpen(!isOpen)}
          >
            ☰
          </button>
        </div>
        <div id="side-content" className="side-content">
          <button
            type="button"
            className="search-box"
            aria-keyshortcuts="/ Control+K Meta+K"
            onClick={() => {
              close();
              search.open();
            }}
          >
            {say('search')} <kbd>/</kbd>
          </button>
          <nav aria-label={say('navigation')}>
            <ul>
              {entries.map(({ to, word }) => (
                <li key={to}>
                  <Link to={to} onClick={close}>
                    {say(word)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <AccountPanel me={me.data} />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {me.isError ? (
          <ProblemNotice error={me.error} retry={me.refetch} />
        ) : (
          <InnerShortcuts>
            <Outlet />
          </InnerShortcuts>
        )}
      </main>
      {me.data !== undefined && search.dialog}
    </div>
  );
}
