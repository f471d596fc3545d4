import { createContext, type ReactNode, useContext, useState } from 'react';
import { formFaults } from '../../../../functions/words/faults.ts';
import type { FieldFaults } from '../readPayload.ts';

interface Fields {
  /** What is wrong and may be said already, by the path of its field; in the words of the API. */
  readonly faults: FieldFaults;
  /** Somebody has been at this field: that it is empty may be said from now on. */
  readonly touch: (path: string) => void;
}

const FieldsContext = createContext<Fields | null>(null);

export function useFields(): Fields {
  const fields = useContext(FieldsContext);
  if (fields === null) throw new Error('a field stands outside of any form');
  return fields;
}

/** Fields that are told what is wrong with them; one that nobody has come to yet is not blamed for being empty. */
export function FieldsScope({
  faults,
  saysAll,
  children,
}: {
  readonly faults: FieldFaults;
  readonly saysAll: boolean;
  readonly children: ReactNode;
}) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const said = Object.entries(faults).filter(
    ([path, fault]) => saysAll || touched.has(path) || fault !== formFaults.empty,
  );
  const fields: Fields = {
    faults: Object.fromEntries(said),
    touch: (path) => setTouched((before) => new Set([...before, path])),
  };
  return <FieldsContext value={fields}>{children}</FieldsContext>;
}
