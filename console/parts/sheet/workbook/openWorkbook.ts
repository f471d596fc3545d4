import type { ReadBook } from './book.ts';

/** Ten times what the largest sheet takes. An archive can be made to be unpacked for hours. */
const MOST_MILLIS = 30_000;

/** @param bytes are gone afterwards. @throws Error where what reads them cannot be loaded */
export async function openWorkbook(bytes: ArrayBuffer): Promise<ReadBook> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const answer = Promise.withResolvers<ReadBook>();
  const timer = setTimeout(() => answer.resolve({ ok: false, fault: 'tooLarge' }), MOST_MILLIS);
  worker.addEventListener('message', ({ data }: MessageEvent<ReadBook>) => answer.resolve(data));
  worker.addEventListener('error', ({ message }) => answer.reject(new Error(message || 'no worker')));
  worker.postMessage(bytes, [bytes]);
  try {
    return await answer.promise;
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
