import type { Locale } from '../../../domain/parties.ts';
import { faultText } from '../../../functions/words/faults.ts';
import { fileSize } from '../../../functions/words/formats.ts';
import { ApiProblem } from '../../api/problem.ts';
import { problemText } from '../../words/problems.ts';
import { typeOf } from './fileType.ts';
import { limitText } from './limits.ts';
import { refusalText, tooLargeText } from './refusals.ts';
import { RefusedUpload } from './uploadFile.ts';

const WRONG_TYPE = 'is not a type of file that is taken as evidence';

/** Why a file did not become evidence, and what to do about it. */
export function uploadFault(error: Error, file: File, locale: Locale): string {
  if (error instanceof RefusedUpload) return refusalText(error.refusal, locale);
  if (!(error instanceof ApiProblem)) return refusalText(null, locale);
  const [fault] = error.body.errors ?? [];
  if (fault?.path === 'contentType') return faultText(WRONG_TYPE, locale);
  if (fault?.path === 'size' && file.size === 0) return refusalText('empty', locale);
  if (fault?.path === 'size')
    return tooLargeText(fileSize(file.size, locale), limitText(typeOf(file), locale), locale);
  return fault === undefined ? problemText(error, locale) : faultText(fault.message, locale);
}

/** Whether sending the same file again can go otherwise. */
export const mayRetry = (error: Error): boolean =>
  error instanceof ApiProblem && (error.isPassing || error.code === 'upload_failed');
