/** A statement in words, as its page and its PDF show it. */
export interface Sheet {
  readonly title: string;
  readonly intro: readonly string[];
  readonly sections: readonly SheetSection[];
}

export interface SheetSection {
  readonly heading: string;
  readonly facts: readonly { readonly label: string; readonly value: string; readonly isStrong?: boolean }[];
  readonly items: readonly SheetItem[];
  /** Said where there is nothing to list. */
  readonly note: string | null;
}

export interface SheetItem {
  readonly label: string;
  readonly value: string;
  readonly details: readonly string[];
}
