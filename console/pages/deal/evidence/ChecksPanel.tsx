import './checks.css';
import { useQuery } from '@tanstack/react-query';
import type { Check } from '../../../../domain/verification/check.ts';
import type { DealView } from '../../../../functions/api/dealView.ts';
import { checkRow, checkWords } from '../../../../functions/words/checks.ts';
import { checksQuery } from '../../../api/evidence.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { pageWords, useLocale, useWords } from '../../../words/pageWords.ts';

const words = pageWords('checks', {
  'zh-CN': {
    none: '还没有交付，没有可核对的内容。',
    notMade: '这次交付没有自动核对的结果。',
    made: '核对于',
    until: '须保留至',
  },
  en: {
    none: 'No work was handed in yet, so there is nothing to check.',
    notMade: 'There are no automatic checks of this work.',
    made: 'Checked',
    until: 'Has to stay online until',
  },
});

/** What a machine could see of the work that was handed in. */
export function ChecksPanel({ deal }: { deal: DealView }) {
  const say = useWords(words);
  const locale = useLocale();
  const texts = checkWords[locale];
  const { data, error, refetch } = useQuery(checksQuery(deal));
  const { delivery = null, stayLive = null } = data ?? {};
  return (
    <section className="panel" aria-labelledby="checks">
      <h2 id="checks">{texts.title}</h2>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      {data !== undefined && delivery === null && <p className="quiet">{say('none')}</p>}
      {delivery?.state === 'under_way' && <p role="status">{texts.underWay[1]}</p>}
      {delivery?.state === 'not_made' && <p className="quiet">{say('notMade')}</p>}
      {delivery?.state === 'made' && (
        <>
          <p className="quiet">
            {texts.intro}{' '}
            {delivery.at !== null && (
              <>
                {say('made')} <Moment at={delivery.at} />
              </>
            )}
          </p>
          <CheckTable checks={delivery.checks} />
        </>
      )}
      {stayLive !== null && (
        <>
          <h3>{texts.daily}</h3>
          <p className="quiet">
            {say('until')} <Moment at={stayLive.until} />
          </p>
          {stayLive.last !== null && (
            <>
              <p className="quiet">
                {texts.dailyIntro} <Moment at={stayLive.last.at} />
              </p>
              <CheckTable checks={stayLive.last.checks} />
            </>
          )}
        </>
      )}
    </section>
  );
}

const SIGNS: Readonly<Record<Check['verdict'], string>> = { passed: '✓', failed: '✗', unknown: '?' };

function CheckTable({ checks }: { checks: readonly Check[] }) {
  const locale = useLocale();
  return (
    <dl className="checks">
      {checks.map((check) => {
        const [name, outcome] = checkRow(check, locale);
        return (
          <div key={check.check} className={check.verdict}>
            <dt>{name}</dt>
            <dd>
              <span aria-hidden="true">{SIGNS[check.verdict]}</span> {outcome}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
