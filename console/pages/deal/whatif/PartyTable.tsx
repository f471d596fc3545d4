import type { Simulation } from '../../../../local/simulation/view.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { Money } from '../../../parts/Money.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { whatIfWords } from './words.ts';

/** What everybody pays and gets, and when. */
export function PartyTable({ simulation: { parties, currency } }: { simulation: Simulation }) {
  const say = useWords(whatIfWords);
  return (
    <table className="course-parties">
      <thead>
        <tr>
          <th scope="col">{say('party')}</th>
          <th scope="col">{say('pays')}</th>
          <th scope="col">{say('gets')}</th>
          <th scope="col">{say('when')}</th>
        </tr>
      </thead>
      <tbody>
        {parties.map(({ role, id, paid, received, payments }) => (
          <tr key={id}>
            <th scope="row">
              {say(role === 'brand' ? 'brandName' : role)}
              {role === 'provider' && <code className="quiet">{id}</code>}
            </th>
            <td>
              <Money minor={paid} currency={currency} />
            </td>
            <td>
              <Money minor={received} currency={currency} />
            </td>
            <td>
              <ul>
                {payments.map(({ at, direction, amount }) => (
                  <li key={`${at} ${direction} ${amount}`}>
                    <span className="quiet">
                      <Moment at={at} />
                    </span>
                    <span>
                      {direction === 'pays' ? '−' : '+'}
                      <Money minor={amount} currency={currency} />
                    </span>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
