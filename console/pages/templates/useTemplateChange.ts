import { useMutation, useQueryClient } from '@tanstack/react-query';
import { templatesQuery } from '../../api/templates.ts';

/** Does something to a template; the list is read again also when it failed, since somebody else may have been first. */
export function useTemplateChange(change: () => Promise<unknown>, done: () => void) {
  const client = useQueryClient();
  const readAgain = () => client.invalidateQueries({ queryKey: templatesQuery.queryKey });
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await readAgain();
      done();
    },
    onError: readAgain,
  });
}
