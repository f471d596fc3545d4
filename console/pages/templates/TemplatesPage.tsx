import './templates.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { templatesQuery } from '../../api/templates.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { RemoveTemplate } from './RemoveTemplate.tsx';
import { RenameTemplate } from './RenameTemplate.tsx';
import { TemplateRow } from './TemplateRow.tsx';
import { templatesWords } from './words.ts';

interface Doing {
  readonly what: 'rename' | 'remove';
  readonly id: string;
}

/** Terms that were kept, to start deals from. */
export function TemplatesPage() {
  const say = useWords(templatesWords);
  const templates = useQuery(templatesQuery);
  const [doing, setDoing] = useState<Doing | null>(null);
  const about = templates.data?.find(({ id }) => id === doing?.id);
  const close = () => setDoing(null);
  return (
    <>
      <PageHead title={say('title')} actions={<Link to="/deals/new">{say('start')}</Link>} />
      {templates.isError && <ProblemNotice error={templates.error} retry={templates.refetch} />}
      {templates.isPending && <p className="quiet">{say('loading')}</p>}
      {templates.data?.length === 0 && (
        <section className="panel page-state">
          <h2>{say('none')}</h2>
          <p className="quiet">{say('noneText')}</p>
        </section>
      )}
      <ul className="templates">
        {templates.data?.map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            rename={() => setDoing({ what: 'rename', id: template.id })}
            remove={() => setDoing({ what: 'remove', id: template.id })}
          />
        ))}
      </ul>
      {about !== undefined && doing?.what === 'rename' && <RenameTemplate template={about} close={close} />}
      {about !== undefined && doing?.what === 'remove' && <RemoveTemplate template={about} close={close} />}
    </>
  );
}
