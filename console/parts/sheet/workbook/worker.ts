import { readWorkbook } from './readWorkbook.ts';

/** Beside the page, which stays usable meanwhile and can end it; loaded with the first workbook. */
self.addEventListener('message', async ({ data }: MessageEvent<ArrayBuffer>) => {
  self.postMessage(await readWorkbook(new Uint8Array(data)));
});
