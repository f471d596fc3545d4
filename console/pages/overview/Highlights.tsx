import type { ReactNode } from 'react';
import type { OverviewView } from '../../../functions/api/overviewView.ts';
import { Money } from '../../parts/Money.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { sharesIn } from './formats.ts';
import { overviewWords } from './words.ts';

const PPM = 1_000_000;

/** The figures that are looked at first. */
export function Highlights({ overview: { stages, held, ended } }: { overview: OverviewView }) {
  const say = useWords(overviewWords);
  const share = sharesIn(useLocale());
  const rate = (ppm: number | null) => (ppm === null ? '–' : share(ppm / PPM));
  const open = stages.reduce((sum, { deals }) => sum + deals, 0);
  return (
    <dl className="highlights">
      <Highlight name={say('openDeals')} about={say('now')}>
        <span className="number">{open}</span>
      </Highlight>
      <Highlight name={say('held')} about={say('now')}>
        {held.length === 0
          ? say('heldNone')
          : held.map(({ currency, amount }) => (
              <span key={currency} className="highlight-money">
                <Money minor={amount} currency={currency} />
              </span>
            ))}
      </Highlight>
      <Highlight name={say('endedDeals')} about={say('inPeriod')}>
        <span className="number">{ended.closed}</span>
      </Highlight>
      <Highlight
        name={say('onTime')}
        about={
          ended.deliveries === 0
            ? say('unmeasured')
            : say('onTimeOf', { part: ended.onTime, count: ended.deliveries })
        }
      >
        <span className="number">{rate(ended.onTimePpm)}</span>
      </Highlight>
      <Highlight
        name={say('disputes')}
        about={
          ended.agreed === 0
            ? say('unmeasured')
            : say('disputesOf', { part: ended.disputed, count: ended.agreed })
        }
      >
        <span className="number">{rate(ended.disputedPpm)}</span>
      </Highlight>
    </dl>
  );
}

function Highlight({ name, about, children }: { name: string; about: string; children: ReactNode }) {
  return (
    <div className="panel">
      <dt>{name}</dt>
      <dd className="highlight">{children}</dd>
      <dd className="quiet">{about}</dd>
    </div>
  );
}
