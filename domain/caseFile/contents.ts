/** One file as it was found in a case file. */
export interface FoundFile {
  readonly path: string;
  readonly size: number;
  /** Of the bytes that are there. */
  readonly sha256: string;
}

/** What was found in a case file, in its order; the text of documents and, by their paths, of reports. */
export interface CaseContents {
  readonly files: readonly FoundFile[];
  readonly texts: ReadonlyMap<string, string>;
}

/** A document as JSON. `null` if it is missing or no JSON. */
export function jsonOf(contents: CaseContents, path: string): unknown {
  const text = contents.texts.get(path);
  return text === undefined ? null : parsed(text);
}

/** `null` for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
