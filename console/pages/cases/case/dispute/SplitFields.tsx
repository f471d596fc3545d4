import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId } from 'react';
import type { Shares } from '../../../../../domain/dispute/finding.ts';
import { PPM, sharePpm } from '../../../../../domain/money/amount.ts';
import { movable } from '../../../../../domain/money/currency.ts';
import { percent } from '../../../../../functions/words/formats.ts';
import { type DisputeView, previewQuery } from '../../../../api/disputes.ts';
import { Money } from '../../../../parts/Money.tsx';
import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import { useAccountNameFor } from '../../../deal/ledger/useAccountName.ts';
import { disputeWords } from './words.ts';

interface Props {
  readonly dispute: DisputeView;
  /** The deal's own, if it has one. */
  readonly providerId: string | undefined;
  readonly shares: Shares;
  readonly setShares: (shares: Shares) => void;
}

/** One per cent, in ppm. */
const STEP = 10_000;

/** The brand gets what the others do not, so that the shares are always the whole. */
function sharesOf(creator: number, provider: number): Shares {
  const kept = Math.min(provider, PPM - creator);
  return { creator, brand: PPM - creator - kept, ...(kept === 0 ? {} : { provider: kept }) };
}

export function SplitFields({ dispute, providerId, shares, setShares }: Props) {
  const say = useWords(disputeWords);
  const locale = useLocale();
  const { contestedAmount, currency } = dispute;
  const { creator, brand, provider = 0 } = shares;
  const hasProvider = providerId !== undefined;
  const part = (ppm: number) => movable(sharePpm(contestedAmount, ppm), currency);
  const toCreator = contestedAmount - part(brand) - part(provider);
  const parts = [
    ['creator', creator, toCreator],
    ['brand', brand, part(brand)],
    ...(hasProvider ? ([['provider', provider, part(provider)]] as const) : []),
  ] as const;
  return (
    <>
      <Slider label={say('toCreator')} value={creator} set={(ppm) => setShares(sharesOf(ppm, provider))} />
      {hasProvider && (
        <Slider
          label={say('toProvider')}
          value={provider}
          most={PPM - creator}
          set={(ppm) => setShares(sharesOf(creator, ppm))}
        />
      )}
      <dl className="parts">
        {parts.map(([who, ppm, minor]) => (
          <div key={who}>
            <dt>
              {say(who)} {percent(ppm, locale)}
            </dt>
            <dd>
              <Money minor={minor} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      <Booked disputeId={dispute.id} shares={shares} providerId={providerId} />
    </>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly most?: number;
  readonly set: (ppm: number) => void;
}

function Slider({ label, value, most = PPM, set }: SliderProps) {
  const id = useId();
  const locale = useLocale();
  return (
    <div className="stack">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        step={STEP}
        value={value}
        aria-valuetext={percent(value, locale)}
        onChange={({ target }) => set(Number(target.value))}
      />
    </div>
  );
}

interface BookedProps extends Pick<Props, 'shares' | 'providerId'> {
  readonly disputeId: string;
}

/** The entries that the domain's own settlement would make, asked for once the slider rests. */
function Booked({ disputeId, shares, providerId }: BookedProps) {
  const say = useWords(disputeWords);
  const nameOf = useAccountNameFor(providerId);
  const { data, error } = useQuery(previewQuery(disputeId, useDeferredValue(shares)));
  if (error !== null) return <ProblemNotice error={error} />;
  return (
    <table className="booked">
      <caption>{say('books')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('account')}</th>
          <th scope="col">{say('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {data?.entries.flatMap(({ id, postings }) =>
          postings.map(({ account, amount }) => (
            <tr key={`${id} ${account}`}>
              <td title={account}>{nameOf(account)}</td>
              <td>
                <Money minor={amount} currency={data.currency} />
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
