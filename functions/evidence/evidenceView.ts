import type { Evidence } from '../../domain/evidence/evidence.ts';
import type { Report } from '../../domain/evidence/report.ts';

/** A piece of evidence as the API shows it. */
export interface EvidenceView {
  readonly evidenceId: string;
  readonly kind: Evidence['kind'];
  readonly by: Evidence['by']['role'];
  readonly fileName: string | null;
  readonly contentType: string;
  readonly sniffedType: string | null;
  readonly size: number;
  readonly sha256: string | null;
  readonly url: string | null;
  readonly at: string;
  readonly status: Evidence['status'];
  readonly refusal: Evidence['refusal'];
  readonly submittedBy: number | null;
  readonly report: Report | null;
  /** What proves who reported. */
  readonly signature: NonNullable<Evidence['signature']> | null;
}

export function evidenceView({
  id,
  by,
  dealId: _,
  storedVersion: __,
  report,
  signature,
  ...rest
}: Evidence): EvidenceView {
  return { evidenceId: id, ...rest, by: by.role, report: report ?? null, signature: signature ?? null };
}
