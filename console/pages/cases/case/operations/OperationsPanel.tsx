import { Button } from 'antd';
import { useState } from 'react';
import type { DealView } from '../../../../../functions/api/dealView.ts';
import type { Operation } from '../../../../api/operations.ts';
import { Dialog } from '../../../../parts/Dialog.tsx';
import { useWords } from '../../../../words/pageWords.ts';
import { OperationForm } from './OperationForm.tsx';
import { operationsWords } from './words.ts';

/** What can make sense for the deal as it stands; whether it does, the API decides. */
function operationsFor({ gate, problem, status }: DealView): Operation[] {
  const isOver = status === 'closed';
  return [
    'resend-notice',
    'reissue-link',
    ...(gate === null ? [] : (['extend-clock'] as const)),
    ...(isOver || gate?.name !== 'operator' ? (['retry-payments'] as const) : []),
    ...(problem !== null && gate === null && !isOver ? (['restart-workflow'] as const) : []),
  ];
}

export function OperationsPanel({ deal }: { deal: DealView }) {
  const say = useWords(operationsWords);
  const [chosen, choose] = useState<Operation | null>(null);
  const close = () => choose(null);
  return (
    <section className="panel" aria-labelledby="operations">
      <h2 id="operations">{say('title')}</h2>
      <ul className="operations">
        {operationsFor(deal).map((operation) => (
          <li key={operation}>
            <p className="quiet">{say(`${operation}-means`)}</p>
            <Button onClick={() => choose(operation)}>{say(operation)}</Button>
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <Dialog title={say(chosen)} close={close}>
          <OperationForm operation={chosen} deal={deal} done={close} />
        </Dialog>
      )}
    </section>
  );
}
