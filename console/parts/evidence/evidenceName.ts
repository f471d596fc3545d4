import type { EvidenceView } from '../../../functions/evidence/evidenceView.ts';
import type { Say } from '../../words/pageWords.ts';

type Named = Pick<EvidenceView, 'fileName' | 'url' | 'kind'>;

/** What a piece of evidence is called. */
export const evidenceName = (
  { fileName, url, kind }: Named,
  say: Say<'report' | 'link' | 'file' | 'noName'>,
): string => fileName ?? (kind === 'report' ? say('report') : (url ?? say('noName')));
