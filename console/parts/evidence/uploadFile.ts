import type { EvidenceRefusal } from '../../../domain/evidence/evidence.ts';
import { type HandedIn, handIn, oneEvidence } from '../../api/handIn.ts';
import { ApiProblem } from '../../api/problem.ts';
import { sendBytes } from '../../api/sendBytes.ts';
import { typeOf } from './fileType.ts';

/** The bytes came and were not what they were announced as. */
export class RefusedUpload extends Error {
  override readonly name = 'RefusedUpload';
  readonly refusal: EvidenceRefusal | null;

  constructor(refusal: EvidenceRefusal | null) {
    super('the file was refused');
    this.refusal = refusal;
  }
}

interface Sending {
  /** Where the deal's evidence is; see `dealEvidence` and `linkEvidence`. */
  readonly place: string;
  readonly file: File;
  /** The same for each attempt: what was announced once is sent to the same place. */
  readonly key: string;
  /** How much was sent, 0 to 1; at 1 it is being checked. */
  readonly tell: (sent: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Makes a file a piece of evidence that can be used. @returns its id
 * @throws ApiProblem, RefusedUpload
 */
export async function uploadFile({ place, file, key, tell, signal }: Sending): Promise<string> {
  const announced = { fileName: file.name, contentType: typeOf(file), size: file.size };
  const handed = await handIn(place, announced, key, signal);
  await sendBytes(handed, file, (sent) => tell(Math.min(sent, 0.99)), signal);
  tell(1);
  return checked(place, handed, signal);
}

const TRIES = 30;
const BETWEEN_MILLIS = 1_000;

/** Where a bucket says that bytes came, the check follows a moment later. */
async function checked(place: string, { evidenceId }: HandedIn, signal: AbortSignal): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { status, refusal } = await oneEvidence(place, evidenceId, signal);
    if (status === 'ready') return evidenceId;
    if (status === 'refused') throw new RefusedUpload(refusal);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MILLIS));
  }
  throw new ApiProblem(0, { code: 'not_checked_yet', detail: 'The file is still being checked.' });
}
