import { useQuery } from '@tanstack/react-query';
import { dealPreviewQuery } from '../../api/preview.ts';
import type { FieldFaults } from '../../parts/form/readPayload.ts';
import { useLocale } from '../../words/pageWords.ts';
import { useSettled } from './useSettled.ts';

const PAUSE_MILLIS = 350;

/** What a request comes to, a moment after nobody types any more; and what of it would be refused. */
export function useStartPreview(request: object) {
  const locale = useLocale();
  const settled = useSettled(request, PAUSE_MILLIS);
  const preview = useQuery(dealPreviewQuery(settled, locale));
  const problems: FieldFaults = Object.fromEntries(
    (preview.data?.problems ?? []).map(({ path, message }) => [path, message]),
  );
  const isCurrent = JSON.stringify(settled) === JSON.stringify(request) && !preview.isPlaceholderData;
  return { preview, problems, isCurrent };
}
