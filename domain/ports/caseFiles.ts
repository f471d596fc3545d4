/** Where a case file is kept for a while. */
export interface CaseFilePlace {
  readonly dealId: string;
  /** `case_` and 32 hex digits that stand for all that is in it. */
  readonly caseFileId: string;
}

export const CASE_FILE_ID = /^case_[0-9a-f]{32}$/;

/** Keeps case files until they were fetched; they can be made again any time. */
export interface CaseFiles {
  /** @throws RetryableError */
  has(place: CaseFilePlace): Promise<boolean>;
  /**
   * Whole or not at all. Never holds more of it in memory than a few pieces.
   * @throws RetryableError, and whatever `bytes` throws
   */
  put(place: CaseFilePlace, size: number, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** An address that saves the file for a few minutes, in real time. */
  address(
    place: CaseFilePlace,
    fileName: string,
  ): Promise<{ readonly url: string; readonly expiresAt: string }>;
}
