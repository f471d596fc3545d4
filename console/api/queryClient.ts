import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

const MOST_RETRIES = 2;

/** What was read is shown at once and read again when somebody comes back to it; refusals are not asked twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < MOST_RETRIES && error instanceof ApiProblem && error.isPassing,
    },
    mutations: { retry: false },
  },
});
