import { Alert, Button } from 'antd';
import { ApiProblem } from '../api/problem.ts';
import { actionText } from '../words/actions.ts';
import { pageWords, useLocale, useWords } from '../words/pageWords.ts';
import { problemText } from '../words/problems.ts';
import { roleText } from '../words/states.ts';

const words = pageWords('problem', {
  'zh-CN': {
    tryAgain: '重试',
    number: '请求编号 {{id}}',
    broken: '出现了意外的错误。',
    winner: '{{who}}先一步：{{action}}',
  },
  en: {
    tryAgain: 'Try again',
    number: 'Request {{id}}',
    broken: 'Something unexpected happened.',
    winner: 'First was {{who}}: {{action}}',
  },
});

interface Props {
  readonly error: Error;
  /** Offered where asking again may help. */
  readonly retry?: () => unknown;
}

/** What went wrong, in words, with the number to ask about and what can be done. */
export function ProblemNotice({ error, retry }: Props) {
  const say = useWords(words);
  const locale = useLocale();
  const problem = error instanceof ApiProblem ? error : null;
  const { requestId, winner } = problem?.body ?? {};
  return (
    <Alert
      type="error"
      role="alert"
      showIcon={false}
      title={problem === null ? say('broken') : problemText(problem, locale)}
      description={
        <>
          {winner !== undefined && (
            <p>
              {say('winner', {
                who: roleText(winner.by.role, locale),
                action: actionText(winner.action, locale).label,
              })}
            </p>
          )}
          {requestId !== undefined && say('number', { id: requestId })}
        </>
      }
      action={retry !== undefined && <Button onClick={() => void retry()}>{say('tryAgain')}</Button>}
    />
  );
}
