import { Link } from '@tanstack/react-router';
import type { DealView } from '../../../functions/api/dealView.ts';
import { useMe } from '../../api/me.ts';
import { Countdown } from '../../parts/Countdown.tsx';
import { heldMinor } from '../../parts/held.ts';
import { Money } from '../../parts/Money.tsx';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { Turn } from '../../parts/Turn.tsx';
import { gateText } from '../../words/gates.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { dealsWords } from './words.ts';

interface Props {
  readonly deal: DealView;
  readonly index: number;
  readonly measure: (row: Element | null) => void;
  readonly top: number;
}

export function DealRow({ deal, index, measure, top }: Props) {
  const say = useWords(dealsWords);
  const locale = useLocale();
  const { gate, money, terms } = deal;
  return (
    <tr
      ref={measure}
      aria-rowindex={index + 1}
      data-index={index}
      className="deal-row"
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className="deal-reference">
        <Link to="/deals/$dealId" params={{ dealId: deal.id }}>
          {deal.reference}
        </Link>
      </td>
      <Parties deal={deal} />
      <td>
        <StatusTag deal={deal} />
      </td>
      <td className="quiet deal-gate">{gate !== null && gateText(gate.name, locale)}</td>
      <td>
        <Turn deal={deal} />
      </td>
      <td>{gate !== null && <Countdown to={gate.deadline} />}</td>
      <td className="deal-money">
        <Money minor={heldMinor(deal)} currency={money.currency} />
        <small className="quiet">
          {say('fee')} <Money minor={terms.fixedFee} currency={terms.currency} />
        </small>
      </td>
    </tr>
  );
}

/** With whom, seen from the reader: who reads knows itself. */
function Parties({ deal: { brand, creator, provider } }: { deal: DealView }) {
  const { role } = useMe();
  const others = [role === 'brand' ? null : brand, creator, role === 'provider' ? null : provider];
  return (
    <td className="deal-parties">
      {others.flatMap((party) => (party === null ? [] : [party.name || party.id])).join(' · ')}
    </td>
  );
}
