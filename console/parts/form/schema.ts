/** One part of a payload, as far as a form needs to know it (JSON Schema). */
export interface PartSchema {
  readonly type?: string | undefined;
  /** `date-time`, `uri`, or `evidence`: ids of files that were handed in. */
  readonly format?: string | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly maximum?: number | undefined;
  readonly maxLength?: number | undefined;
  /** Of an object. */
  readonly properties?: Readonly<Record<string, PartSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
}

/** What an action takes. */
export interface PayloadSchema {
  readonly properties: Readonly<Record<string, PartSchema>>;
  readonly required: readonly string[];
}
