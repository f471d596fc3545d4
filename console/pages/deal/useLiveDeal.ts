import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { dealQuery } from '../../api/deals.ts';
import { pollMillis } from './pollMillis.ts';

/**
 * A deal that follows what happens to it. It is read again as long as somebody looks at the page, often while it
 * moves and seldom while it waits; everything else about it is read again only when its version is another one.
 */
export function useLiveDeal(dealId: string) {
  const lastChange = useRef({ version: 0, at: Date.now() });
  return useQuery({
    ...dealQuery(dealId),
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined) return false;
      if (data.version !== lastChange.current.version) {
        lastChange.current = { version: data.version, at: Date.now() };
      }
      return pollMillis(data, Date.now() - lastChange.current.at);
    },
    refetchOnWindowFocus: 'always',
  });
}
