import { Button } from 'antd';
import { useWords } from '../../words/pageWords.ts';
import { type AuditSearch, parseAuditSearch } from './search.ts';
import { auditWords } from './words.ts';

interface Props {
  readonly search: AuditSearch;
  readonly show: (search: AuditSearch) => void;
}

/** Looks when it is told to: each look goes through what was kept. */
export function AuditFilters({ search, show }: Props) {
  const say = useWords(auditWords);
  const isFiltered = Object.keys(search).length > 0;
  return (
    <search>
      <form
        className="audit-filters"
        onSubmit={(event) => {
          event.preventDefault();
          show(parseAuditSearch(Object.fromEntries(new FormData(event.currentTarget))));
        }}
      >
        <Field name="subject" label={say('subject')} value={search.subject} />
        <Field name="dealId" label={say('dealId')} value={search.dealId} />
        <Field name="from" label={say('from')} value={search.from} type="date" />
        <Field name="to" label={say('to')} value={search.to} type="date" />
        <Button htmlType="submit">{say('apply')}</Button>
        {isFiltered && <Button onClick={() => show({})}>{say('clear')}</Button>}
      </form>
    </search>
  );
}

function Field({
  name,
  label,
  value,
  type = 'text',
}: {
  name: string;
  label: string;
  value: string | undefined;
  type?: 'text' | 'date';
}) {
  return (
    <label>
      <span>{label}</span>
      <input className="field" name={name} type={type} defaultValue={value} autoComplete="off" />
    </label>
  );
}
