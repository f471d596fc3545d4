import type { HandedIn } from './handIn.ts';
import { ApiProblem, unreachable } from './problem.ts';

/** It is there already: an earlier attempt arrived, and only its answer was lost. */
const ALREADY_THERE = 412;

/**
 * Sends a file to where it is awaited, and tells how much of it is on its way (0 to 1); `fetch` cannot tell.
 * @throws ApiProblem
 */
export function sendBytes(
  { uploadUrl, method, headers }: HandedIn,
  file: Blob,
  tell: (sent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  if (uploadUrl === null || method === null) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(method, uploadUrl);
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded, total }) => tell(total === 0 ? 0 : loaded / total);
    sending.onerror = () => reject(unreachable('the upload was cut off'));
    sending.onabort = () => reject(signal.reason);
    sending.onload = () => {
      const { status } = sending;
      if ((status >= 200 && status < 300) || status === ALREADY_THERE) resolve();
      else reject(new ApiProblem(status, { code: 'upload_failed', detail: sending.responseText }));
    };
    signal.addEventListener('abort', () => sending.abort());
    sending.send(file);
  });
}
