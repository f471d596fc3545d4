import { shortMoment } from '../../functions/words/formats.ts';
import { useDealNow } from '../app/dealTime.ts';
import { pageWords, useLocale, useWords } from '../words/pageWords.ts';
import { timeZone } from './Moment.tsx';
import { timeLeft } from './timeLeft.ts';

const words = pageWords('countdown', {
  'zh-CN': { over: '已到期', left: '剩 {{time}}' },
  en: { over: 'Due now', left: '{{time}} left' },
});

/** How much time there is until `to` (RFC 3339); red when it is nearly over. */
export function Countdown({ to }: { to: string }) {
  const say = useWords(words);
  const locale = useLocale();
  const now = useDealNow();
  const { text, urgency } = timeLeft(Date.parse(to) - now, locale);
  return (
    <time
      dateTime={to}
      title={shortMoment(to, { locale, timeZone })}
      className={`countdown number ${urgency}`}
    >
      {text === null ? say('over') : say('left', { time: text })}
    </time>
  );
}
