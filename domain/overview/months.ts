/** Names the month, such as `2026-11`, in which an instant lies for people in `timeZone`. @throws RangeError for a zone nobody knows */
export function monthsOf(timeZone: string): (instant: string | number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  return (instant) => {
    const parts = format.formatToParts(new Date(instant));
    const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}`;
  };
}

/** Every month from one to another, both with. @param first such as `2026-11` */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = next(month)) months.push(month);
  return months;
}

function next(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number)).toISOString().slice(0, 7);
}
