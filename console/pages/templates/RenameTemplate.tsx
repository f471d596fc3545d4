import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useIntent } from '../../api/intent.ts';
import { replaceTemplate, type TemplateView } from '../../api/templates.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { NameField } from '../../parts/form/NameField.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { useTemplateChange } from './useTemplateChange.ts';
import { templatesWords } from './words.ts';

export function RenameTemplate({
  template,
  close,
}: {
  readonly template: TemplateView;
  readonly close: () => void;
}) {
  const say = useWords(templatesWords);
  const intent = useIntent();
  const [name, setName] = useState(template.name);
  const { terms, version } = template;
  const change = { name: name.trim(), terms, version };
  const { mutate, error, isPending } = useTemplateChange(
    () => replaceTemplate(template.id, change, intent.keyFor(change)),
    close,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.name !== '') mutate();
  };
  return (
    <Dialog title={say('rename')} close={close}>
      <form className="stack" onSubmit={submit}>
        <NameField label={say('name')} name={name} change={setName} />
        {error !== null && <ProblemNotice error={error} />}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {say('save')}
        </Button>
      </form>
    </Dialog>
  );
}
