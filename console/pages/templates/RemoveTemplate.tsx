import { Button } from 'antd';
import { deleteTemplate, type TemplateView } from '../../api/templates.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { useTemplateChange } from './useTemplateChange.ts';
import { templatesWords } from './words.ts';

export function RemoveTemplate({
  template,
  close,
}: {
  readonly template: TemplateView;
  readonly close: () => void;
}) {
  const say = useWords(templatesWords);
  const { mutate, error, isPending } = useTemplateChange(() => deleteTemplate(template.id), close);
  return (
    <Dialog title={say('removeTitle', { name: template.name })} close={close}>
      <div className="stack">
        <p className="meaning">{say('removeText')}</p>
        {error !== null && <ProblemNotice error={error} />}
        <div className="page-actions">
          <Button danger type="primary" loading={isPending} onClick={() => mutate()}>
            {say('remove')}
          </Button>
          <Button onClick={close}>{say('back')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
