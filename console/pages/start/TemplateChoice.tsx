import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { type TemplateView, templatesQuery } from '../../api/templates.ts';
import { useWords } from '../../words/pageWords.ts';
import { startWords } from './words.ts';

/** Which template to begin with, if any. */
export function TemplateChoice({
  chosen,
  choose,
}: {
  readonly chosen: string | null;
  readonly choose: (template: TemplateView | null) => void;
}) {
  const say = useWords(startWords);
  const id = useId();
  const templates = useQuery(templatesQuery).data ?? [];
  if (templates.length === 0) return null;
  return (
    <p className="template-choice">
      <label htmlFor={id}>{say('template')}</label>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={({ target }) => choose(templates.find((each) => each.id === target.value) ?? null)}
      >
        <option value="">{say('noTemplate')}</option>
        {templates.map((template) => (
          <option key={template.id} value={template.id}>
            {template.name}
          </option>
        ))}
      </select>
    </p>
  );
}
