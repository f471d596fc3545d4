import { shortMoment } from '../../functions/words/formats.ts';
import { useLocale } from '../words/pageWords.ts';

/** The zone of this device. */
export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant (RFC 3339) in the reader's own time zone. */
export function Moment({ at }: { at: string }) {
  const locale = useLocale();
  return (
    <time dateTime={at} className="number">
      {shortMoment(at, { locale, timeZone })}
    </time>
  );
}
