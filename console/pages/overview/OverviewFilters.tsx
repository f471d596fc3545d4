import type { OverviewView } from '../../../functions/api/overviewView.ts';
import { Choice } from '../../parts/Choice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { type OverviewSearch, PERIODS, parseOverviewSearch } from './search.ts';
import { overviewWords } from './words.ts';

interface Props {
  readonly search: OverviewSearch;
  readonly choices: OverviewView['choices'] | undefined;
  readonly show: (search: OverviewSearch) => void;
}

export function OverviewFilters({ search, choices, show }: Props) {
  const say = useWords(overviewWords);
  const change = (part: Readonly<Record<string, string>>) =>
    show(parseOverviewSearch({ ...search, ...part }));
  const named = choices?.providers.map(({ id, name }) => [id, name === '' ? id : name] as const) ?? [];
  return (
    <search className="overview-filters">
      <Choice
        label={say('period')}
        value={search.period}
        any={say('twelveMonths')}
        options={PERIODS.map((period) => [period, say(period)])}
        choose={(period) => change({ period })}
      />
      {search.period === 'custom' && (
        <>
          <Day label={say('from')} value={search.from} choose={(from) => change({ from })} />
          <Day label={say('to')} value={search.to} choose={(to) => change({ to })} />
        </>
      )}
      <Choice
        label={say('currency')}
        value={search.currency}
        any={say('all')}
        options={choices?.currencies.map((currency) => [currency, currency]) ?? []}
        choose={(currency) => change({ currency })}
      />
      {named.length > 0 && (
        <Choice
          label={say('provider')}
          value={search.providerId}
          any={say('all')}
          options={named}
          choose={(providerId) => change({ providerId })}
        />
      )}
      {choices !== undefined && choices.campaigns.length > 0 && (
        <Choice
          label={say('campaign')}
          value={search.campaignId}
          any={say('all')}
          options={choices.campaigns.map((campaign) => [campaign, campaign])}
          choose={(campaignId) => change({ campaignId })}
        />
      )}
    </search>
  );
}

function Day({
  label,
  value,
  choose,
}: {
  label: string;
  value: string | undefined;
  choose: (day: string) => void;
}) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="date"
        className="field"
        value={value ?? ''}
        onChange={({ target }) => choose(target.value)}
      />
    </label>
  );
}
