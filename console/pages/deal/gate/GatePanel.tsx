import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { formatMoney } from '../../../../domain/money/currency.ts';
import type { DealView } from '../../../../functions/api/dealView.ts';
import { act, dealQuery } from '../../../api/deals.ts';
import { useMe } from '../../../api/me.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useShortcuts } from '../../../keyboard/ShortcutProvider.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { ActionForm, hasForm } from '../../../parts/form/ActionForm.tsx';
import { actionText } from '../../../words/actions.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { dealWords } from '../words.ts';
import { GateStanding } from './GateStanding.tsx';
import { isDangerous, offersFor } from './offers.ts';

/** The gate at which the deal stands, with a button for each thing the reader can do. */
export function GatePanel({ deal }: { deal: DealView }) {
  const say = useWords(dealWords);
  const locale = useLocale();
  const { role } = useMe();
  const [chosen, choose] = useState<string | null>(null);
  const offered = offersFor(deal, role);
  const offers = offered.filter(hasForm);
  useShortcuts(
    say('next'),
    offers.slice(0, 9).map((action, index) => ({
      keys: String(index + 1),
      label: actionText(action, locale).label,
      run: () => choose(action),
    })),
  );
  const checkoutUrl = deal.funding?.checkoutUrl ?? null;
  const isSelling = offered.includes('report_sales');
  const isMain = checkoutUrl === null && !isSelling;
  const isAwaited = deal.gate?.awaits.includes(role) === true;
  return (
    <section className="panel gate" aria-labelledby="gate">
      <h2 id="gate">{say('next')}</h2>
      <GateStanding deal={deal} />
      {checkoutUrl !== null && deal.funding !== null && (
        <Button type="primary" href={checkoutUrl} target="_blank" rel="noopener" block>
          {say('pay', { amount: formatMoney(deal.funding.amount, deal.money.currency, locale) })}
        </Button>
      )}
      <div className="gate-actions">
        {isSelling && <ReportSales deal={deal} isAwaited={isAwaited} />}
        {offers.map((action, index) => (
          <Button
            key={action}
            type={index === 0 && isAwaited && isMain && !isDangerous(action) ? 'primary' : 'default'}
            danger={isDangerous(action)}
            onClick={() => choose(action)}
          >
            {actionText(action, locale).label}
          </Button>
        ))}
      </div>
      {chosen !== null && (
        <ActionDialog key={chosen} action={chosen} deal={deal} close={() => choose(null)} />
      )}
    </section>
  );
}

/** Orders are many: they have a page of their own. */
function ReportSales({ deal, isAwaited }: { deal: DealView; isAwaited: boolean }) {
  const locale = useLocale();
  const navigate = useNavigate();
  const to = { to: '/deals/$dealId/sales', params: { dealId: deal.id }, search: { report: true } } as const;
  return (
    <Button type={isAwaited ? 'primary' : 'default'} onClick={() => void navigate(to)}>
      {actionText('report_sales', locale).label}
    </Button>
  );
}

function ActionDialog({ action, deal, close }: { action: string; deal: DealView; close: () => void }) {
  const locale = useLocale();
  const client = useQueryClient();
  const { queryKey } = dealQuery(deal.id);
  const send = async (payload: unknown, key: string) => {
    try {
      client.setQueryData(queryKey, await act(deal.id, action, payload, key));
    } catch (error) {
      // Somebody else was first: what is shown has to be what is.
      if (error instanceof ApiProblem && error.status === 409) void client.invalidateQueries({ queryKey });
      throw error;
    }
  };
  return (
    <Dialog title={actionText(action, locale).label} close={close}>
      <ActionForm action={action} deal={deal} send={send} done={close} isDangerous={isDangerous(action)} />
    </Dialog>
  );
}
