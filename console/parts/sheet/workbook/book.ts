/** A worksheet as the text that a CSV file of it would have; row by row from the first, the empty ones too. */
export interface BookSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export type BookFault = 'brokenBook' | 'tooLarge' | 'notATable';

export type ReadBook =
  | { readonly ok: true; readonly sheets: readonly BookSheet[] }
  | { readonly ok: false; readonly fault: BookFault };
