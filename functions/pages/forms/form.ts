import type { Deal } from '../../../domain/deal/deal.ts';
import type { Reader } from '../../words/reader.ts';
import type { FormReading, Path } from './readForm.ts';

/** One field as it is shown. Its name is the path its value has in the payload, so that a fault finds it. */
export interface Field {
  readonly path: Path;
  readonly kind: 'decimal' | 'moment' | 'address' | 'words' | 'choice' | 'files';
  readonly label: string;
  readonly hint: string | null;
  /** What stands in it before anything was typed. */
  readonly value: string;
  readonly isRequired: boolean;
  /** Of a choice. */
  readonly options?: readonly string[];
}

/** How a creator fills in an action's payload. */
export interface ActionForm {
  /** Sent along unseen. */
  readonly hidden: (deal: Deal) => Readonly<Record<string, string>>;
  readonly fields: (deal: Deal, reader: Reader) => readonly Field[];
  /** Whatever does not fit is among the reading's faults, and the payload is then of no use. */
  readonly payload: (reading: FormReading, deal: Deal, timeZone: string) => Readonly<Record<string, unknown>>;
}

/** Most characters of a text that the domain takes. */
export const LONGEST_TEXT = 2000;
