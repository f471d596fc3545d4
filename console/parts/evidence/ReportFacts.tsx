import type { Report } from '../../../domain/evidence/report.ts';
import type { Locale } from '../../../domain/parties.ts';
import { list } from '../../../functions/words/formats.ts';
import type { Words } from '../../../functions/words/reader.ts';
import { useLocale } from '../../words/pageWords.ts';
import { Moment } from '../Moment.tsx';

type Fact = keyof Report;

const LABELS: Words<Readonly<Record<Fact, string>>> = {
  'zh-CN': {
    url: '作品',
    handle: '账号',
    publishedAt: '发布时间',
    startedAt: '开播时间',
    endedAt: '结束时间',
    minutesLive: '直播分钟数',
    seconds: '时长（秒）',
    views: '观看次数',
    products: '商品',
    tags: '广告标识',
  },
  en: {
    url: 'Work',
    handle: 'Account',
    publishedAt: 'Published',
    startedAt: 'Went live',
    endedAt: 'Ended',
    minutesLive: 'Minutes live',
    seconds: 'Seconds',
    views: 'Views',
    products: 'Products',
    tags: 'Disclosure tags',
  },
};

const FACTS = [
  'url',
  'handle',
  'publishedAt',
  'startedAt',
  'endedAt',
  'minutesLive',
  'seconds',
  'views',
  'products',
  'tags',
] as const;

/** What a report says the platform's own figures are. */
export function ReportFacts({ report }: { report: Report }) {
  const locale = useLocale();
  return (
    <dl className="evidence-facts">
      {FACTS.filter((fact) => report[fact] !== undefined).map((fact) => (
        <div key={fact}>
          <dt>{LABELS[locale][fact]}</dt>
          <dd>{fact.endsWith('At') ? <Moment at={String(report[fact])} /> : said(report[fact], locale)}</dd>
        </div>
      ))}
    </dl>
  );
}

function said(value: Report[Fact], locale: Locale): string {
  if (typeof value === 'number') return value.toLocaleString(locale);
  return typeof value === 'string' ? value : list(value ?? [], locale);
}
