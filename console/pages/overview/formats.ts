import type { Locale } from '../../../domain/parties.ts';

/** Says a share of one as a percentage, with a digit behind the point where there is one. */
export function sharesIn(locale: Locale): (share: number) => string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return (share) => format.format(share);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Says seconds in the largest unit of which there is one, with a digit behind the point. */
export function secondsIn(locale: Locale): (seconds: number) => string {
  const say = (unit: string) => {
    const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value);
  };
  const [days, hours, minutes, seconds] = [say('day'), say('hour'), say('minute'), say('second')];
  return (total) => {
    if (total >= DAY) return days(total / DAY);
    if (total >= HOUR) return hours(total / HOUR);
    return total >= MINUTE ? minutes(total / MINUTE) : seconds(total);
  };
}

export function countsIn(locale: Locale): (count: number) => string {
  const format = new Intl.NumberFormat(locale);
  return (count) => format.format(count);
}
