import { InvariantViolation } from '../../domain/errors.ts';
import type { EvidenceLock } from '../../domain/ports/evidence.ts';
import { toInstant } from '../../domain/time.ts';
import type { Bucket } from '../s3/bucket.ts';
import { toDomainError } from './s3Errors.ts';
import { keyOf } from './s3Key.ts';

const DAY_MILLIS = 86_400_000;

export interface EvidenceLockConfig {
  /** Versioned, with Object Lock, and without a retention of its own: with one, S3 takes no upload that announces no hash. */
  readonly bucket: Bucket;
  readonly days: number;
  /** Real time, epoch ms. */
  readonly wallNow: () => number;
}

/** Object Lock in compliance mode: until the day has come nobody can delete that version, administrators included. */
export const makeS3Lock = ({ bucket, days, wallNow }: EvidenceLockConfig): EvidenceLock => ({
  async lock(place, version) {
    if (version === null)
      throw new InvariantViolation(`evidence ${place.evidenceId} is in no versioned bucket`);
    try {
      await bucket.retain(keyOf(place), version, toInstant(wallNow() + days * DAY_MILLIS));
    } catch (error) {
      throw toDomainError(error);
    }
  },
});
