import { useRef } from 'react';

/**
 * The idempotency key of what somebody is about to do: the same for each attempt, so that sending it twice does it
 * once, and another one after it was done or changed.
 */
export function useIntent(): { keyFor(content: unknown): string; done(): void } {
  const intent = useRef<{ key: string; content: string } | null>(null);
  return {
    keyFor: (content) => {
      const text = JSON.stringify(content);
      if (intent.current?.content !== text) intent.current = { key: crypto.randomUUID(), content: text };
      return intent.current.key;
    },
    done: () => {
      intent.current = null;
    },
  };
}
