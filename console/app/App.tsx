import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import { useEffect } from 'react';
import { queryClient } from '../api/queryClient.ts';
import { ShortcutProvider } from '../keyboard/ShortcutProvider.tsx';
import { ExpiredDialog } from '../session/ExpiredDialog.tsx';
import { SessionContext, useSessionState } from '../session/SessionContext.ts';
import { SignedOut } from '../session/SignedOut.tsx';
import type { Session } from '../session/session.ts';
import { useLocale } from '../words/pageWords.ts';
import { useAntLocale } from './antLocale.ts';
import { router } from './router.tsx';
import { themeConfig, useIsDark } from './theme.ts';

export function App({ session }: { session: Session }) {
  const isDark = useIsDark();
  const antLocale = useAntLocale(useLocale());
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return (
    <ConfigProvider theme={themeConfig(isDark)} button={{ autoInsertSpace: false }} locale={antLocale}>
      <div className="luyue ly">
        <SessionContext value={session}>
          <QueryClientProvider client={queryClient}>
            <Rooms />
          </QueryClientProvider>
        </SessionContext>
      </div>
    </ConfigProvider>
  );
}

function Rooms() {
  const state = useSessionState();
  if (state.kind === 'signedOut') return <SignedOut />;
  return (
    <ShortcutProvider>
      <RouterProvider router={router} />
      {state.kind === 'expired' && <ExpiredDialog />}
    </ShortcutProvider>
  );
}
