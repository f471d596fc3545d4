import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Provider } from '../../functions/runtime/provider.ts';
import { access } from '../../functions/runtime/providers/access.ts';
import { audit } from '../../functions/runtime/providers/audit.ts';
import { bankFailures } from '../../functions/runtime/providers/bankFailures.ts';
import { caseFileKeys } from '../../functions/runtime/providers/caseFileKeys.ts';
import { caseFiles } from '../../functions/runtime/providers/caseFiles.ts';
import { cases, progress } from '../../functions/runtime/providers/cases.ts';
import { clock, log } from '../../functions/runtime/providers/clock.ts';
import { deals } from '../../functions/runtime/providers/deals.ts';
import { dealsToRead } from '../../functions/runtime/providers/dealsToRead.ts';
import { disputeRules } from '../../functions/runtime/providers/disputeRules.ts';
import { disputes } from '../../functions/runtime/providers/disputes.ts';
import { due } from '../../functions/runtime/providers/due.ts';
import { evidence } from '../../functions/runtime/providers/evidence.ts';
import { evidenceFiles } from '../../functions/runtime/providers/evidenceFiles.ts';
import { evidenceLock } from '../../functions/runtime/providers/evidenceLock.ts';
import { funds } from '../../functions/runtime/providers/funds.ts';
import { gateway } from '../../functions/runtime/providers/gateway.ts';
import { ledger, wholeLedger } from '../../functions/runtime/providers/ledger.ts';
import { links } from '../../functions/runtime/providers/links.ts';
import { mailer } from '../../functions/runtime/providers/mailer.ts';
import { notices } from '../../functions/runtime/providers/notices.ts';
import { operators } from '../../functions/runtime/providers/operators.ts';
import { ordersCursors } from '../../functions/runtime/providers/ordersCursors.ts';
import { overview } from '../../functions/runtime/providers/overview.ts';
import { parties } from '../../functions/runtime/providers/parties.ts';
import { payments } from '../../functions/runtime/providers/payments.ts';
import { pdfFonts } from '../../functions/runtime/providers/pdfFonts.ts';
import { platforms } from '../../functions/runtime/providers/platforms.ts';
import { publicUrl } from '../../functions/runtime/providers/publicUrl.ts';
import { records } from '../../functions/runtime/providers/records.ts';
import { search } from '../../functions/runtime/providers/search.ts';
import { sms } from '../../functions/runtime/providers/sms.ts';
import { templates } from '../../functions/runtime/providers/templates.ts';
import { tokens } from '../../functions/runtime/providers/tokens.ts';
import { web } from '../../functions/runtime/providers/web.ts';
import { webhookSender } from '../../functions/runtime/providers/webhookSender.ts';
import { webhooks } from '../../functions/runtime/providers/webhooks.ts';
import { workflowHistory, workflowRestarts, workflows } from '../../functions/runtime/providers/workflows.ts';
import type { Deployable } from '../../functions/runtime/step.ts';
import { Refusal } from '../refusal.ts';

/** What there is to be allowed, each with the least that fulfils it. */
export interface Allowances {
  readonly readDeals: (to: IGrantable) => void;
  readonly writeDeals: (to: IGrantable) => void;
  /** Conditions and new entries; nothing in the ledger is ever deleted. */
  readonly writeLedger: (to: IGrantable) => void;
  readonly readLedger: (to: IGrantable) => void;
  /** Go through all of it: for the nightly comparison. */
  readonly scanLedger: (to: IGrantable) => void;
  readonly keepEvidence: (to: IGrantable) => void;
  /** Nobody can take a lock off again; this can only put one on. */
  readonly lockEvidence: (to: IGrantable) => void;
  readonly keepCaseFiles: (to: IGrantable) => void;
  /** What moves money at the payment service, and what its reports are signed with: few read both. */
  readonly readPaymentKey: (to: IGrantable) => void;
  readonly readPaymentSignature: (to: IGrantable) => void;
  readonly readCaseFileKey: (to: IGrantable) => void;
  /** Start a deal's machine, and answer a task that waits. */
  readonly runWorkflows: (to: IGrantable) => void;
  /** Have a machine that failed go on. */
  readonly restartWorkflows: (to: IGrantable) => void;
  /** Read which way machines took. */
  readonly watchWorkflows: (to: IGrantable) => void;
  readonly sendMail: (to: IGrantable) => void;
  readonly sendSms: (to: IGrantable) => void;
}

const NOTHING: readonly (keyof Allowances)[] = [];
const OWN_RECORDS = ['readDeals', 'writeDeals'] as const;

/** What each provider does to the world. One that only reckons, or speaks to the web, needs nothing of AWS. */
const IMPLIED: ReadonlyMap<Provider<unknown>, readonly (keyof Allowances)[]> = new Map<
  Provider<unknown>,
  readonly (keyof Allowances)[]
>([
  [deals, ['readDeals', 'writeDeals', 'readLedger', 'writeLedger']],
  [dealsToRead, ['readDeals', 'writeDeals', 'readLedger']],
  [ledger, ['readLedger']],
  [wholeLedger, ['readLedger', 'scanLedger']],
  [access, ['readDeals']],
  [disputes, ['readDeals']],
  [due, ['readDeals']],
  [overview, ['readDeals']],
  [search, ['readDeals']],
  ...[
    audit,
    bankFailures,
    cases,
    evidence,
    links,
    notices,
    parties,
    progress,
    records,
    templates,
    webhooks,
  ].map((store) => [store, OWN_RECORDS] as const),
  [evidenceFiles, ['keepEvidence']],
  [evidenceLock, ['lockEvidence']],
  [caseFiles, ['keepCaseFiles']],
  [caseFileKeys, ['readCaseFileKey']],
  [ordersCursors, ['readCaseFileKey']],
  [gateway, ['readPaymentKey', 'readPaymentSignature']],
  [funds, ['readPaymentKey']],
  [payments, ['readPaymentKey']],
  [workflows, ['runWorkflows']],
  [workflowRestarts, ['restartWorkflows']],
  [workflowHistory, ['watchWorkflows']],
  [mailer, ['sendMail']],
  [sms, ['sendSms']],
  ...[clock, log, disputeRules, operators, pdfFonts, platforms, publicUrl, tokens, web, webhookSender].map(
    (provider) => [provider, NOTHING] as const,
  ),
]);

/**
 * Allows a function what its needs imply, and nothing else.
 * @throws Refusal for a provider of which nobody has said what it needs
 */
export function allowNeeds({ name, needs }: Deployable, to: IGrantable, allowances: Allowances): void {
  const implied = Object.entries(needs).flatMap(([need, provider]) => {
    const grants = IMPLIED.get(provider);
    if (grants === undefined) {
      throw new Refusal(`${name} needs ${need}, and infra/config/grants.ts does not say what that may do.`);
    }
    return grants;
  });
  for (const grant of new Set(implied)) allowances[grant](to);
}
