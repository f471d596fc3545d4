import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../api/me.ts';
import { templatesQuery } from '../../api/templates.ts';
import { useDealNow } from '../../app/dealTime.ts';
import { FieldsScope } from '../../parts/form/terms/FieldsScope.tsx';
import { ChoiceField, LineField } from '../../parts/form/terms/fields.tsx';
import { TermsForm } from '../../parts/form/terms/TermsForm.tsx';
import { Money } from '../../parts/Money.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { fromTemplate } from '../start/fromTemplate.ts';
import { within } from '../start/startRequest.ts';
import type { Planned } from './usePlan.ts';
import { importWords } from './words.ts';

const HOUR = 3_600_000;

/** The terms of all the deals: a template's, or others. */
export function PlanPart({ planned }: { readonly planned: Planned }) {
  const say = useWords(importWords);
  const { role } = useMe();
  const now = useDealNow(HOUR);
  const templates = useQuery(templatesQuery).data ?? [];
  const { preview, faults, typed, setTyped, templateId } = planned;
  const [isOpen, setOpen] = useState(true);
  if (planned.isFaulty && !isOpen) setOpen(true);
  const { money = null, brands = [], provider = null } = preview.data ?? {};
  const choose = (id: string) => {
    const template = templates.find((each) => each.id === id);
    planned.setTemplateId(template?.id ?? null);
    setOpen(template === undefined);
    if (template !== undefined) setTyped(fromTemplate(template, now));
  };
  return (
    <section className="panel" aria-labelledby="import-terms">
      <h2 id="import-terms">{say('terms')}</h2>
      {preview.isError && <ProblemNotice error={preview.error} retry={preview.refetch} />}
      <FieldsScope faults={faults} saysAll={false}>
        <div className="import-fields">
          <ChoiceField
            path="template"
            label={say('template')}
            value={templateId ?? ''}
            set={choose}
            options={[['', say('ownTerms')], ...templates.map(({ id, name }) => [id, name] as const)]}
          />
          {role === 'provider' && brands.length > 1 && (
            <ChoiceField
              path="brand.id"
              label={say('brand')}
              value={planned.brandId}
              set={planned.setBrandId}
              options={[['', say('choose')], ...brands.map(({ id, name }) => [id, name] as const)]}
            />
          )}
          {role === 'brand' && (
            <LineField
              path="provider.id"
              label={say('provider')}
              hint={provider?.name}
              value={planned.providerId}
              set={planned.setProviderId}
            />
          )}
        </div>
      </FieldsScope>
      <details
        className="import-terms"
        open={isOpen}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>{say('showTerms')}</summary>
        <TermsForm
          typed={typed}
          change={setTyped}
          faults={within('terms', faults)}
          saysAll={templateId !== null}
        />
      </details>
      {money !== null && (
        <p>
          {say('perDeal')}{' '}
          <strong>
            <Money minor={money.funding.total} currency={money.currency} />
          </strong>
        </p>
      )}
    </section>
  );
}
