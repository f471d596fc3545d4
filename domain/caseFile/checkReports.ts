import { Webhook } from 'standardwebhooks';
import { type CaseContents, jsonOf } from './contents.ts';
import { evidenceDocumentSchema } from './documents.ts';
import { type Finding, failed, found } from './finding.ts';

/** The secret of a hook: whoever owns the hook has it, and nobody else but the platform. */
export interface HookSecret {
  readonly endpointId: string;
  readonly secret: string;
}

/** That each report which came by a hook whose secret is known was signed with it (Standard Webhooks), to the letter. */
export function checkReports(contents: CaseContents, secrets: readonly HookSecret[]): Finding {
  const records = evidenceDocumentSchema.safeParse(jsonOf(contents, 'evidence.json'));
  if (!records.success) return failed('reports', 'evidence.json cannot be read');
  const signed = records.data.flatMap(({ id, file, signature }) => {
    const known = secrets.filter(({ endpointId }) => endpointId === signature?.endpointId);
    return signature === undefined || known.length === 0 ? [] : [{ id, file, signature, known }];
  });
  const wrong = signed.flatMap(({ id, file, signature, known }) => {
    const text = contents.texts.get(file ?? '');
    if (text === undefined) return [`the text of report ${id} is not in the file`];
    const { webhookId, timestamp, signature: given } = signature;
    const at = new Date(Number(timestamp) * 1000);
    const fits = known.some(({ secret }) =>
      given.split(' ').includes(new Webhook(secret).sign(webhookId, at, text)),
    );
    return fits ? [] : [`report ${id} was not signed by ${signature.endpointId}`];
  });
  return found('reports', wrong, `${signed.length} signed by hooks whose secrets were given`);
}
