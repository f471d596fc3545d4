import { assemble } from '../assembly.ts';
import { openStoreForReading } from '../store/store.ts';

export interface Reader {
  /** An action of the API that only reads. @throws AwsError */
  call(action: string, body: unknown): Promise<unknown>;
  close(): void;
}

/** Looks into an engine's file; nothing runs. @throws Error when it is missing, held or of another version */
export function readEngineFile(file: string): Reader {
  const store = openStoreForReading(file);
  const nobody = async (): Promise<never> => {
    throw new Error('nothing runs from a file that is only read');
  };
  const { call } = assemble({ store, invoke: nobody, tell: nobody });
  return { call, close: () => store.close() };
}
