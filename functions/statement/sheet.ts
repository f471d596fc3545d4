/** A statement in words, as its page and its PDF show it. */
export interface Sheet {
  readonly title: string;
  readonly intro: readonly string[];
  readonly sections: readonly SheetSection[];
  /** `null` where there are none, or the reader has nothing to do with them. */
  readonly orders: SheetOrders | null;
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

/** Some of the orders behind a statement, one after the other. */
export interface SheetOrders {
  readonly heading: string;
  readonly notes: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly SheetOrder[];
  readonly isFirst: boolean;
  /** How many orders come behind these. */
  readonly more: number;
}

export interface SheetOrder {
  readonly id: string;
  /** When it was placed, and why it does not count. */
  readonly about: readonly string[];
  /** What was reported, what went back, what counts. */
  readonly sales: readonly string[];
  /** `null` where nothing is earned by the single order. */
  readonly commission: string | null;
  readonly rates: readonly string[];
}
