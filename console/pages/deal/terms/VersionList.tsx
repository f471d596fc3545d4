import type { TermsVersion } from '../../../../domain/terms/versions.ts';
import { moment } from '../../../../functions/words/formats.ts';
import { useWords } from '../../../words/pageWords.ts';
import { roleText } from '../../../words/states.ts';
import { TermsList } from './TermsList.tsx';
import { type TermsReader, termsParts } from './termsParts.ts';
import { termsTabWords } from './words.ts';

interface Props {
  readonly versions: readonly TermsVersion[];
  readonly reader: TermsReader;
}

/** Who put which version forward and when, with what was said about it; the latest first. */
export function VersionList({ versions, reader }: Props) {
  const say = useWords(termsTabWords);
  const { locale } = reader;
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions">{say('versions')}</h2>
      <ol className="versions" reversed>
        {versions.toReversed().map(({ version, hash, at, by, note, accepted, terms }) => (
          <li key={version}>
            <div className="version-head">
              <strong>{say('version', { version })}</strong>
              <span>{say('proposed', { who: roleText(by.role, locale) })}</span>
              <time dateTime={at} className="quiet number">
                {moment(at, reader)}
              </time>
            </div>
            {accepted !== null && (
              <p className="accepted">
                ✓{' '}
                {say('accepted', {
                  who: roleText(accepted.by.role, locale),
                  at: moment(accepted.at, reader),
                })}
              </p>
            )}
            {note !== null && <blockquote>{note}</blockquote>}
            <p className="quiet fingerprint">
              {say('fingerprint')} <code>{hash}</code>
            </p>
            <details>
              <summary>{say('show')}</summary>
              <TermsList parts={termsParts(terms, reader)} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
