import './start.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useDealNow } from '../../app/dealTime.ts';
import { FieldsScope } from '../../parts/form/terms/FieldsScope.tsx';
import { TermsForm } from '../../parts/form/terms/TermsForm.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { CreatorPage } from './CreatorPage.tsx';
import { isUntouched } from './draft.ts';
import { fromTemplate } from './fromTemplate.ts';
import { LeaveGuard } from './LeaveGuard.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { PartiesPart } from './PartiesPart.tsx';
import { StartActions } from './StartActions.tsx';
import { readDraft, within } from './startRequest.ts';
import { TemplateChoice } from './TemplateChoice.tsx';
import { useDraft } from './useDraft.ts';
import { useStart } from './useStart.ts';
import { useStartPreview } from './useStartPreview.ts';
import { useTemplateAsked } from './useTemplateAsked.ts';
import { startWords } from './words.ts';

const HOUR = 3_600_000;

/** A deal is written, with its money and the creator's page beside it, and sent. */
export function StartPage() {
  const say = useWords(startWords);
  const now = useDealNow(HOUR);
  const kept = useDraft();
  const { draft, change, clear } = kept;
  const form = useRef<HTMLFormElement>(null);
  const [wasTried, setWasTried] = useState(false);
  const { request, faults: own } = readDraft(draft);
  const { preview, problems, isCurrent } = useStartPreview(request);
  const { start, isDone } = useStart(kept);
  useTemplateAsked((template) => change({ terms: fromTemplate(template, now), templateId: template.id }));
  const faults = { ...problems, ...own };
  const isAgreeable = !Object.keys(faults).some((path) => /^(terms|provider)\b/.test(path));
  const canPlay = isCurrent && preview.isSuccess && isAgreeable;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (Object.keys(own).length === 0) start.mutate(request);
    // Once what is wrong is said, the first place of it.
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const discard = () => {
    clear();
    setWasTried(false);
    start.reset();
  };
  const money = preview.data?.money ?? null;
  return (
    <>
      <LeaveGuard isNeeded={() => !isDone.current && !isUntouched(draft)} />
      <PageHead
        title={say('title')}
        actions={
          <>
            <Link to="/deals/import">{say('toImport')}</Link>
            {!isUntouched(draft) && <Button onClick={discard}>{say('discard')}</Button>}
          </>
        }
      />
      <div className="start">
        <form id="start-deal" className="panel start-form" ref={form} onSubmit={submit} noValidate>
          <TemplateChoice
            chosen={draft.templateId}
            choose={(template) =>
              change(
                template === null
                  ? { templateId: null }
                  : { templateId: template.id, terms: fromTemplate(template, now) },
              )
            }
          />
          <FieldsScope faults={faults} saysAll={wasTried}>
            <PartiesPart draft={draft} change={change} preview={preview.data ?? null} />
          </FieldsScope>
          <TermsForm
            typed={draft.terms}
            change={(terms) => change({ terms })}
            faults={within('terms', faults)}
            saysAll={wasTried}
          />
          {wasTried && Object.keys(faults).length > 0 && (
            <p className="fault" role="alert">
              {say('faults', { count: Object.keys(faults).length })}
            </p>
          )}
          {start.isError && <ProblemNotice error={start.error} />}
        </form>
        <aside className={isCurrent ? 'start-aside' : 'start-aside is-old'}>
          {preview.isError && <ProblemNotice error={preview.error} retry={preview.refetch} />}
          <MoneyPanel money={money} />
          <CreatorPage page={preview.data?.creatorPage ?? null} />
        </aside>
      </div>
      <StartActions
        entered={request}
        canPlay={canPlay}
        money={money}
        templateId={draft.templateId}
        templateSaved={({ id }) => change({ templateId: id })}
        isSending={start.isPending}
      />
    </>
  );
}
