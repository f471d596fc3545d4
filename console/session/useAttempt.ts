import { useState } from 'react';

/** What a button leads away with, unless it fails: then the page stays and `hasFailed` until the next attempt. */
export function useAttempt(work: () => Promise<void>): { hasFailed: boolean; attempt: () => Promise<void> } {
  const [hasFailed, setFailed] = useState(false);
  const attempt = async () => {
    setFailed(false);
    try {
      await work();
    } catch (error) {
      console.warn(error);
      setFailed(true);
    }
  };
  return { hasFailed, attempt };
}
