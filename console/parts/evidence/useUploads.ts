import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { evidenceQuery } from '../../api/evidence.ts';
import { dealEvidence } from '../../api/handIn.ts';
import { uploadFile } from './uploadFile.ts';

export interface Upload {
  readonly key: string;
  readonly file: File;
  /** 0 to 1; at 1 it is being checked. */
  readonly sent: number;
  readonly error: Error | null;
  /** Set once it can be used. */
  readonly evidenceId: string | null;
}

/** Files on their way to become evidence of a deal. What is under way ends when the part that shows it goes. */
export function useUploads(dealId: string) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const change = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));

  const send = async ({ key, file }: Pick<Upload, 'key' | 'file'>) => {
    const { signal } = stop.current ?? new AbortController();
    const tell = (sent: number) => change(key, { sent });
    try {
      const evidenceId = await uploadFile({ place: dealEvidence(dealId), file, key, tell, signal });
      await client.invalidateQueries({ queryKey: evidenceQuery(dealId).queryKey });
      change(key, { evidenceId });
    } catch (error) {
      if (!signal.aborted) change(key, { error: error instanceof Error ? error : new Error(String(error)) });
    }
  };

  return {
    uploads,
    add: (files: readonly File[]) => {
      const fresh = files.map((file) => ({
        ...{ key: crypto.randomUUID(), file },
        ...{ sent: 0, error: null, evidenceId: null },
      }));
      setUploads((all) => [...all, ...fresh]);
      for (const each of fresh) void send(each);
    },
    retry: (upload: Upload) => {
      change(upload.key, { error: null, sent: 0 });
      void send(upload);
    },
    remove: (key: string) => setUploads((all) => all.filter((each) => each.key !== key)),
  };
}

export const isUnderWay = ({ error, evidenceId }: Upload): boolean => error === null && evidenceId === null;
