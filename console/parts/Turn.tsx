import type { DealView } from '../../functions/api/dealView.ts';
import { list } from '../../functions/words/formats.ts';
import { useMe } from '../api/me.ts';
import { pageWords, useLocale, useWords } from '../words/pageWords.ts';
import { roleText } from '../words/states.ts';

const words = pageWords('turn', {
  'zh-CN': { you: '轮到你', nobody: '—', time: '等待期限' },
  en: { you: 'Your turn', nobody: '—', time: 'Time has to pass' },
});

/** Who has to do something now; said plainly when it is the reader. */
export function Turn({ deal }: { deal: Pick<DealView, 'gate'> }) {
  const say = useWords(words);
  const locale = useLocale();
  const { role } = useMe();
  const turn = deal.gate?.awaits ?? [];
  if (turn.length === 0) return <span className="quiet">{say(deal.gate === null ? 'nobody' : 'time')}</span>;
  if (turn.includes(role)) return <strong className="your-turn">{say('you')}</strong>;
  return (
    <span>
      {list(
        turn.map((each) => roleText(each, locale)),
        locale,
      )}
    </span>
  );
}
