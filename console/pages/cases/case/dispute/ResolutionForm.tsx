import { Button } from 'antd';
import { useState } from 'react';
import { faultText } from '../../../../../functions/words/faults.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { actionText } from '../../../../words/actions.ts';
import { useLocale } from '../../../../words/pageWords.ts';
import { EvidenceChoice } from './EvidenceChoice.tsx';
import { type ResolutionProps, useResolution } from './useResolution.ts';
import { WayFields } from './WayFields.tsx';
import { WhyFields } from './WhyFields.tsx';

/** How the dispute is to end, why, and what that rests on. */
export function ResolutionForm(props: ResolutionProps) {
  const locale = useLocale();
  const form = useResolution(props);
  const [isBusy, setBusy] = useState(false);
  const { error, evidenceIds } = form;
  const cameSecond = error instanceof ApiProblem && error.status === 409;
  const faults = error instanceof ApiProblem ? (error.body.errors ?? []) : [];
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      <WayFields {...props} form={form} />
      <WhyFields action={props.action} form={form} />
      <EvidenceChoice
        dealId={props.deal.id}
        chosen={evidenceIds}
        choose={form.setEvidenceIds}
        setBusy={setBusy}
      />
      {error !== null && !cameSecond && <ProblemNotice error={error} />}
      {faults.map(({ path, message }) => (
        <strong key={path} className="fault">
          {faultText(message, locale)}
        </strong>
      ))}
      <Button
        type="primary"
        htmlType="submit"
        loading={form.isPending}
        disabled={isBusy || evidenceIds.length === 0}
      >
        {actionText(props.action, locale).label}
      </Button>
    </form>
  );
}
