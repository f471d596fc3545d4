import type { TermsPart } from './termsParts.ts';

/** Terms part by part. */
export function TermsList({ parts }: { parts: readonly TermsPart[] }) {
  return (
    <dl className="terms-parts">
      {parts.map(({ name, label, lines }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            {lines.length === 1 ? (
              lines[0]
            ) : (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
