import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useIntent } from '../../api/intent.ts';
import { createTemplate, replaceTemplate, type TemplateView, templatesQuery } from '../../api/templates.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { NameField } from '../../parts/form/NameField.tsx';
import type { EnteredTerms } from '../../parts/form/terms/readTerms.ts';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { startWords } from './words.ts';

interface Props {
  readonly terms: EnteredTerms;
  /** The template that the terms began with. */
  readonly templateId: string | null;
  readonly close: () => void;
  readonly saved: (template: TemplateView) => void;
}

/** Keeps terms under a name; under the name of a template that is there, in its place. */
export function SaveTemplate({ terms, templateId, close, saved }: Props) {
  const say = useWords(startWords);
  const intent = useIntent();
  const client = useQueryClient();
  const templates = useQuery(templatesQuery).data ?? [];
  const begun = templates.find((template) => template.id === templateId);
  const [name, setName] = useState(begun?.name ?? '');
  const same = templates.find((template) => template.name === name.trim());
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => {
      const content = { name: name.trim(), terms };
      if (same === undefined) return createTemplate(content, intent.keyFor(content));
      const next = { ...content, version: same.version };
      return replaceTemplate(same.id, next, intent.keyFor(next));
    },
    onSuccess: async (template) => {
      intent.done();
      await client.invalidateQueries({ queryKey: templatesQuery.queryKey });
      saved(template);
      close();
    },
    onError: () => client.invalidateQueries({ queryKey: templatesQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') mutate();
  };
  return (
    <Dialog title={say('saveTemplate')} close={close}>
      <form className="stack" onSubmit={submit}>
        <NameField label={say('templateName')} name={name} change={setName} />
        {same !== undefined && <p className="about">{say('replaces', { name: same.name })}</p>}
        {error !== null && <ProblemNotice error={error} />}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {say(same === undefined ? 'save' : 'replace')}
        </Button>
      </form>
    </Dialog>
  );
}
