import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TemplateView } from '../../api/templates.ts';
import { Moment } from '../../parts/Moment.tsx';
import { Money } from '../../parts/Money.tsx';
import { useWords } from '../../words/pageWords.ts';
import { templatesWords } from './words.ts';

interface Props {
  readonly template: TemplateView;
  readonly rename: () => void;
  readonly remove: () => void;
}

export function TemplateRow({ template, rename, remove }: Props) {
  const say = useWords(templatesWords);
  const { id, name, terms, updatedAt } = template;
  const parts = [
    say(terms.deliverable.kind),
    ...(terms.commission === undefined ? [] : [say('commission')]),
    ...(terms.gmvGuarantee === undefined ? [] : [say('guarantee')]),
  ];
  return (
    <li className="panel template">
      <div>
        <h2>{name}</h2>
        <p>
          {parts.join(' · ')} · {say('fee')} <Money minor={terms.fixedFee} currency={terms.currency} />
        </p>
        <p className="quiet">
          {say('changed')} <Moment at={updatedAt} />
        </p>
      </div>
      <div className="page-actions">
        <Link to="/deals/new" search={{ template: id }} aria-label={`${say('use')}: ${name}`}>
          {say('use')}
        </Link>
        <Button onClick={rename} aria-label={`${say('rename')}: ${name}`}>
          {say('rename')}
        </Button>
        <Button danger onClick={remove} aria-label={`${say('remove')}: ${name}`}>
          {say('remove')}
        </Button>
      </div>
    </li>
  );
}
