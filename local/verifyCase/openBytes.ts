import { open } from 'node:fs/promises';

/** A file of which parts can be read. */
export interface Bytes {
  readonly size: number;
  /** Less than `length` where the file ends before. */
  read(offset: number, length: number): Promise<Buffer>;
}

export async function withFile<T>(path: string, use: (bytes: Bytes) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await use({
      size,
      read: async (offset, length) => {
        const buffer = Buffer.alloc(length);
        const { bytesRead } = await file.read(buffer, 0, length, offset);
        return buffer.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}
