import { Link } from '@tanstack/react-router';
import type { OverviewView } from '../../../functions/api/overviewView.ts';
import { Countdown } from '../../parts/Countdown.tsx';
import { Money } from '../../parts/Money.tsx';
import { gateText } from '../../words/gates.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { roleText, statusText } from '../../words/states.ts';
import { overviewWords } from './words.ts';

type Risky = OverviewView['atRisk']['items'][number];

/** Deals that somebody should look at, the most urgent first. */
export function AtRisk({ atRisk: { deals, items } }: { atRisk: OverviewView['atRisk'] }) {
  const say = useWords(overviewWords);
  return (
    <section className="panel" aria-labelledby="at-risk">
      <h2 id="at-risk">
        {say('atRisk')} <span className="number quiet">{deals}</span>
      </h2>
      {items.length === 0 ? (
        <p className="quiet">{say('atRiskNone')}</p>
      ) : (
        <table className="at-risk">
          <thead>
            <tr>
              <th scope="col">{say('deal')}</th>
              <th scope="col">{say('why')}</th>
              <th scope="col">{say('waitsFor')}</th>
              <th scope="col">{say('deadline')}</th>
              <th scope="col" className="at-risk-money">
                {say('held')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((deal) => (
              <Row key={deal.dealId} deal={deal} />
            ))}
          </tbody>
        </table>
      )}
      {items.length < deals && (
        <p className="quiet">{say('atRiskShown', { shown: items.length, count: deals })}</p>
      )}
    </section>
  );
}

function Row({ deal }: { deal: Risky }) {
  const say = useWords(overviewWords);
  const locale = useLocale();
  const roles = deal.awaits.map((role) => roleText(role, locale)).join(locale === 'zh-CN' ? '、' : ', ');
  return (
    <tr>
      <th scope="row">
        <Link to="/deals/$dealId" params={{ dealId: deal.dealId }}>
          {deal.reference}
        </Link>
      </th>
      <td>
        {deal.risks.map((risk) => (
          <span key={risk} className={risk === 'deadline_near' ? 'tag warning' : 'tag bad'}>
            {say(`risk_${risk}`)}
          </span>
        ))}
      </td>
      <td>
        {roles === '' ? say('nobody') : roles}
        <span className="quiet">
          {deal.gate === null ? statusText(deal.status, locale) : gateText(deal.gate, locale)}
        </span>
      </td>
      <td>{deal.deadline === null ? '–' : <Countdown to={deal.deadline} />}</td>
      <td className="at-risk-money">
        {deal.held === 0 ? '–' : <Money minor={deal.held} currency={deal.currency} />}
      </td>
    </tr>
  );
}
