import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '../../../domain/ports/audit.ts';
import { Moment } from '../../parts/Moment.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { entryText } from './entryText.ts';
import { auditWords } from './words.ts';

export function AuditList({ entries }: { entries: readonly AuditEntry[] }) {
  const say = useWords(auditWords);
  return (
    <table className="audit panel">
      <thead>
        <tr>
          <th scope="col">{say('at')}</th>
          <th scope="col">{say('subject')}</th>
          <th scope="col">{say('what')}</th>
          <th scope="col">{say('deal')}</th>
          <th scope="col">{say('network')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={Object.values(entry).join(' ')} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry }: { entry: AuditEntry }) {
  const say = useWords(auditWords);
  const locale = useLocale();
  const { at, subject, did, dealId, about, network } = entry;
  return (
    <tr>
      <td>
        <Moment at={at} />
      </td>
      <td className="audit-subject">
        <Link to="/audit" search={{ subject }}>
          {subject}
        </Link>
      </td>
      <td>
        <span className={did === 'did' ? 'tag info' : 'tag'}>{say(did)}</span> {entryText(entry, say, locale)}
        {about !== null && (
          <span className="quiet audit-id">{did === 'did' ? say('did_about', { about }) : about}</span>
        )}
      </td>
      <td className="audit-id">
        <Link to="/deals/$dealId" params={{ dealId }}>
          {dealId}
        </Link>
      </td>
      <td className="number">{network ?? '–'}</td>
    </tr>
  );
}
