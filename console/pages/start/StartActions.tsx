import { Button } from 'antd';
import { useState } from 'react';
import type { PreviewMoney } from '../../../functions/preview/previewMoney.ts';
import { useMe } from '../../api/me.ts';
import type { TemplateView } from '../../api/templates.ts';
import { Money } from '../../parts/Money.tsx';
import { useWords } from '../../words/pageWords.ts';
import { WhatIfButton } from '../deal/whatif/WhatIfButton.tsx';
import { SaveTemplate } from './SaveTemplate.tsx';
import type { EnteredDeal } from './startRequest.ts';
import { startWords } from './words.ts';

interface Props {
  /** The body of `POST /v1/deals` as it was entered. */
  readonly entered: EnteredDeal;
  /** Whether it could be played through: whom it goes to makes no difference for that. */
  readonly canPlay: boolean;
  /** Whether at least its terms can be read. */
  readonly money: PreviewMoney | null;
  readonly templateId: string | null;
  readonly templateSaved: (template: TemplateView) => void;
  readonly isSending: boolean;
}

/** What can be done with what was entered; stands at the foot of the form, with what it costs. */
export function StartActions({ entered, canPlay, money, templateId, templateSaved, isSending }: Props) {
  const say = useWords(startWords);
  const { role } = useMe();
  const [isSaving, setIsSaving] = useState(false);
  return (
    <div className="start-actions">
      <p className="start-total">
        {money !== null && (
          <>
            <span className="quiet">{say('total')}</span>{' '}
            <strong>
              <Money minor={money.funding.total} currency={money.currency} />
            </strong>
          </>
        )}
      </p>
      <div className="page-actions">
        <Button disabled={money === null} onClick={() => setIsSaving(true)}>
          {say('saveTemplate')}
        </Button>
        <WhatIfButton
          played={playedOf(entered)}
          terms={entered.terms}
          hasProvider={entered.provider !== undefined || role === 'provider'}
          isReady={canPlay}
        />
        <Button type="primary" htmlType="submit" form="start-deal" loading={isSending}>
          {say('send')}
        </Button>
      </div>
      {isSaving && (
        <SaveTemplate
          terms={entered.terms}
          templateId={templateId}
          close={() => setIsSaving(false)}
          saved={templateSaved}
        />
      )}
    </div>
  );
}

/** What would be agreed on. */
const playedOf = ({ terms, provider }: EnteredDeal) => ({
  terms,
  ...(provider === undefined ? {} : { provider }),
});
