/** What the address of the page can say. */
export interface StartSearch {
  /** The template to begin with. */
  readonly template?: string;
}

/** Drops what it does not know. */
export const parseStartSearch = (search: Readonly<Record<string, unknown>>): StartSearch =>
  typeof search.template === 'string' ? { template: search.template } : {};
