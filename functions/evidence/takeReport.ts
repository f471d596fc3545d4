import type { Evidence } from '../../domain/evidence/evidence.ts';
import type { Report } from '../../domain/evidence/report.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { EvidenceFiles } from '../../domain/ports/evidence.ts';
import type { Signed } from '../webhooks/signedBy.ts';
import { newEvidence, type Room } from './newEvidence.ts';
import { takeBytes } from './takeBytes.ts';

/**
 * What brand or provider report of the work, kept to the letter with the signature under it: whoever knows the
 * endpoint's secret can see that nobody else has said it, and that nobody has changed it.
 */
export function takeReport(
  { files, clock }: { readonly files: EvidenceFiles; readonly clock: Clock },
  room: Room,
  report: Report,
  { hook, id: webhookId, request }: Signed,
): Promise<Evidence> {
  const { timestamp, signature, body } = request;
  const bytes = Buffer.from(body);
  const content = {
    kind: 'report',
    fileName: null,
    contentType: 'application/json',
    size: bytes.length,
    sha256: null,
    url: report.url,
    report,
    signature: { endpointId: hook.id, webhookId, timestamp, signature },
  } as const;
  const by = { role: hook.role, id: hook.tenantId };
  return takeBytes(files, newEvidence(room, by, content, clock.now()), bytes);
}
