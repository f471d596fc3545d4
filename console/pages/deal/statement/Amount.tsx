import type { ReactNode } from 'react';
import { Money } from '../../../parts/Money.tsx';

interface Props {
  readonly label: string;
  readonly minor: number;
  readonly currency: string;
  /** What explains it, line by line. */
  readonly children?: ReactNode;
}

/** One amount with its explanation under it. */
export function Amount({ label, minor, currency, children }: Props) {
  return (
    <li className="amount">
      <span>{label}</span>
      <Money minor={minor} currency={currency} />
      {children !== undefined && <div className="quiet explained">{children}</div>}
    </li>
  );
}
