import { useMemo, useState } from 'react';
import { formatMoney } from '../../../domain/money/currency.ts';
import type { OverviewView } from '../../../functions/api/overviewView.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { FigurePanel } from './chart/FigurePanel.tsx';
import type { Look } from './chart/option.ts';
import { commissionFigure } from './figures.ts';
import { overviewWords } from './words.ts';

/** What creators earned as commission, one currency at a time. */
export function Commission({ overview }: { overview: OverviewView }) {
  const say = useWords(overviewWords);
  const locale = useLocale();
  const currencies = [...new Set(overview.commission.map(({ currency }) => currency))];
  const [chosen, setChosen] = useState<string>();
  const currency = currencies.find((each) => each === chosen) ?? currencies[0] ?? '';
  const look = useMemo(
    (): Look => ({ kind: 'columns', say: (minor) => formatMoney(minor, currency, locale) }),
    [currency, locale],
  );
  return (
    <FigurePanel
      title={say('commission')}
      file={`commission-${currency}`}
      {...commissionFigure(overview, currency, say)}
      look={look}
      note={say('commissionNote')}
      choice={
        currencies.length > 1 && (
          <select
            aria-label={say('currency')}
            value={currency}
            onChange={({ target }) => setChosen(target.value)}
          >
            {currencies.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        )
      }
    />
  );
}
