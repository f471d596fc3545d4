import { Link } from '@tanstack/react-router';
import type { CaseView } from '../../../functions/api/listCases.ts';
import { list, shortMoment } from '../../../functions/words/formats.ts';
import { Countdown } from '../../parts/Countdown.tsx';
import { timeZone } from '../../parts/Moment.tsx';
import { Money } from '../../parts/Money.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { roleText } from '../../words/states.ts';
import { aboutCase } from './aboutCase.ts';
import { casesWords } from './words.ts';

const TONES = { dispute: 'warning', intervention: 'bad', difference: 'bad' } as const;

export function CaseRow({ found }: { found: CaseView }) {
  const say = useWords(casesWords);
  const locale = useLocale();
  const { id, kind, reference, dealId, amount, currency, deadline, since, resolvedAt } = found;
  const at = shortMoment(resolvedAt ?? since, { locale, timeZone });
  return (
    <tr>
      <td>
        <span className={`tag ${TONES[kind]}`}>{say(kind)}</span>
      </td>
      <td className="case-about">
        <Link to="/cases/$caseId" params={{ caseId: id }}>
          {aboutCase(found, locale)}
        </Link>
        <small className="quiet number">{say(resolvedAt === null ? 'since' : 'resolvedAt', { at })}</small>
      </td>
      <td className="case-deal">{reference ?? dealId ?? <span className="quiet">{say('noDeal')}</span>}</td>
      <td className="case-amount">
        <Money minor={amount} currency={currency} />
      </td>
      <td className="case-due">{deadline === null ? '—' : <Countdown to={deadline} />}</td>
      <td className="case-awaits">
        <Awaited found={found} />
      </td>
    </tr>
  );
}

function Awaited({ found: { awaits, kind, resolvedAt } }: { found: CaseView }) {
  const say = useWords(casesWords);
  const locale = useLocale();
  if (awaits.includes('operator'))
    return <strong className="your-turn">{roleText('operator', locale)}</strong>;
  if (awaits.length > 0) {
    return list(
      awaits.map((role) => roleText(role, locale)),
      locale,
    );
  }
  return kind === 'intervention' && resolvedAt === null ? say('payee') : '—';
}
