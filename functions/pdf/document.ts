import type { Locale } from '../../domain/parties.ts';

/** A printed document, in words ready to be read: what stands in it, not where. */
export interface PdfDocument {
  readonly locale: Locale;
  readonly title: string;
  /** In the margin of every page. */
  readonly footer: string;
  /** Says which page of how many, in the document's language. */
  readonly pageOf: (page: number, pages: number) => string;
  /** Epoch ms: the same document made again is the same file. */
  readonly createdAt: number;
  readonly blocks: readonly Block[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

export type Block =
  | { readonly kind: 'title' | 'heading' | 'text' | 'note'; readonly text: string }
  /** Labels with their values at the right. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Something with a value at the right, and what there is to say about it below; kept on one page if one holds it. */
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly value: string;
      readonly details: readonly string[];
    };
