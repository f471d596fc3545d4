import type { Evidence, StoredFile } from '../evidence/evidence.ts';
import type { KeptResult } from './deals.ts';

/** Where a piece of evidence's bytes are: under its deal and its id, once and for all. */
export interface FilePlace {
  readonly dealId: string;
  readonly evidenceId: string;
}

/** One upload that is let in: exactly this many bytes of this type, once. */
export interface Upload extends FilePlace {
  readonly contentType: string;
  readonly size: number;
  /** Hex; then only these very bytes are let in. */
  readonly sha256: string | null;
}

export interface UploadTarget {
  readonly uploadUrl: string;
  readonly method: 'PUT';
  /** To be sent along with the bytes. */
  readonly headers: Readonly<Record<string, string>>;
  /** RFC 3339, in real time: clients live there, whatever the deals' clock says. */
  readonly expiresAt: string;
}

export interface Download extends FilePlace {
  readonly contentType: string;
  /** Under which it is to be saved. */
  readonly fileName: string;
  readonly version: string | null;
}

/** Keeps the bytes of evidence. What is there is never replaced. */
export interface EvidenceFiles {
  /** Where a client puts the bytes itself. */
  uploadTarget(upload: Upload): Promise<UploadTarget>;
  /** `false` if there is something already, which stays as it is. @throws RetryableError */
  put(place: FilePlace, contentType: string, bytes: Uint8Array): Promise<boolean>;
  /** `null` while nothing came. Reads all of it. @throws RetryableError */
  inspect(place: FilePlace): Promise<StoredFile | null>;
  /** @throws RetryableError, InvariantViolation if it is not there */
  read(place: FilePlace, version: string | null): Promise<Uint8Array>;
  /** The same piece by piece, for who must not hold it as a whole. @throws as `read` */
  stream(place: FilePlace, version: string | null): Promise<AsyncIterable<Uint8Array>>;
  /** An address that saves the file for a few minutes, away from our pages and never shown in place. */
  download(download: Download): Promise<{ readonly url: string; readonly expiresAt: string }>;
}

/** Keeps the bytes of evidence from being deleted. */
export interface EvidenceLock {
  /** Locking again prolongs it. @throws RetryableError, InvariantViolation where there are no versions to lock */
  lock(place: FilePlace, version: string | null): Promise<void>;
}

export type Added =
  | { readonly kind: 'added' }
  /** The idempotency key was used before. */
  | { readonly kind: 'repeated'; readonly kept: KeptResult };

/** What is known of each piece of evidence; its bytes are `EvidenceFiles`'. */
export interface EvidenceRecords {
  find(dealId: string, evidenceId: string): Promise<Evidence | null>;
  /** Those that the deal has, in any order. */
  findAll(dealId: string, evidenceIds: readonly string[]): Promise<Evidence[]>;
  /** Oldest first. */
  ofDeal(dealId: string): Promise<Evidence[]>;
  /** @throws InvariantViolation if the id is taken */
  add(evidence: Evidence, keep?: KeptResult): Promise<Added>;
  /** Keeps how an upload came out, if it was still awaited; the first one stays. Returns what stands. */
  settle(evidence: Evidence): Promise<Evidence>;
}
