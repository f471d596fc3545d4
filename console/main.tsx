import './app/base.css';
import { createRoot } from 'react-dom/client';
import { sendTokensOf } from './api/request.ts';
import { simulateAt } from './api/simulations.ts';
import { App } from './app/App.tsx';
import { loadConfig } from './app/config.ts';
import { startClock } from './app/dealTime.ts';
import { CannotOpen } from './session/CannotOpen.tsx';
import { startSession } from './session/session.ts';
import { makeUserManager } from './session/userManager.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');
const root = createRoot(container);

try {
  const config = await loadConfig();
  const session = await startSession(makeUserManager(config));
  if (session !== null) {
    sendTokensOf(session);
    simulateAt(config.simulationsUrl);
    await startClock(config.clockUrl);
    root.render(<App session={session} />);
  }
} catch (error) {
  // Neither the server nor the issuer answered: there is nothing to sign in at.
  console.error(error);
  root.render(<CannotOpen />);
}
