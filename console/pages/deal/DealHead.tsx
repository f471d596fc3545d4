import { Link } from '@tanstack/react-router';
import type { DealView } from '../../../functions/api/dealView.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { Turn } from '../../parts/Turn.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { roleText } from '../../words/states.ts';
import { Mandate } from './Mandate.tsx';
import { dealWords } from './words.ts';

export function DealHead({ deal }: { deal: DealView }) {
  const say = useWords(dealWords);
  const locale = useLocale();
  const { brand, provider, creator } = deal;
  const parties = [
    ['brand', brand],
    ['provider', provider],
    ['creator', creator],
  ] as const;
  return (
    <div className="deal-head">
      <Link to="/deals" className="back">
        ← {say('back')}
      </Link>
      <PageHead title={deal.reference} actions={<StatusTag deal={deal} />} />
      <p className="quiet parties">
        {parties.map(
          ([role, party]) =>
            party !== null && (
              <span key={role}>
                {roleText(role, locale)} <strong>{party.name || party.id}</strong>
              </span>
            ),
        )}
        {deal.gate !== null && (
          <span>
            {say('turn')} <Turn deal={deal} />
          </span>
        )}
        <code>{deal.id}</code>
      </p>
      {provider !== null && (
        <p className="quiet">
          <Mandate provider={provider} />
        </p>
      )}
    </div>
  );
}
