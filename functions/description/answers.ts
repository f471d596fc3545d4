import type { DealEvent } from '../../domain/deal/event.ts';
import type { Role } from '../../domain/parties.ts';
import type { AuditEntry } from '../../domain/ports/audit.ts';
import type { EntryView } from '../api/dealLedger.ts';
import type { DealPathView } from '../api/dealPath.ts';
import type { DealTermsView } from '../api/dealTerms.ts';
import type { DealView } from '../api/dealView.ts';
import type { disputeView } from '../api/disputeView.ts';
import type { provenView } from '../api/getLink.ts';
import type { CaseView } from '../api/listCases.ts';
import type { MeView } from '../api/me.ts';
import type { OverviewView } from '../api/overviewView.ts';
import type { ResolutionPreview } from '../api/previewResolution.ts';
import type { SearchView } from '../api/search.ts';
import type { MadeCaseFile } from '../caseFile/makeCaseFile.ts';
import type { jwksOf } from '../caseFile/signingKeys.ts';
import type { SalesReceipt } from '../deals/reportSales.ts';
import type { EvidenceView } from '../evidence/evidenceView.ts';
import type { HandedIn } from '../evidence/handIn.ts';
import type { deliveryView, endpointView } from '../outbound/endpointView.ts';
import type { DealPreview } from '../preview/previewOf.ts';
import type { recordView } from '../record/recordView.ts';
import type { StatementAnswer } from '../statement/respond.ts';
import type { TemplateView } from '../templates/templateView.ts';
import type { StandingChecks } from '../verification/standingChecks.ts';

/** Whatever `nextCursor` names comes next; `null` on the last page. */
interface List<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

interface Dispute extends ReturnType<typeof disputeView> {}
interface LogEvent extends DealEvent {}
interface LedgerEntry extends EntryView {}
interface Template extends TemplateView {}
interface AuditRecord extends AuditEntry {}
interface WebhookEndpoint extends ReturnType<typeof endpointView> {}
interface WebhookDelivery extends ReturnType<typeof deliveryView> {}

/** How a party kept its word. */
interface PartyRecord extends ReturnType<typeof recordView> {
  readonly role: Role;
  readonly partyId: string;
}

/** A deal as its creator's link shows it. */
interface LinkView extends ReturnType<typeof provenView> {
  readonly records: readonly PartyRecord[];
  readonly checks: StandingChecks;
}

interface EvidenceToSave extends EvidenceView {
  /** Works for a few minutes; `null` for what is not ready. */
  readonly download: { readonly url: string; readonly expiresAt: string } | null;
}

/** The secret is said now and never again. */
interface NewWebhookEndpoint extends WebhookEndpoint {
  readonly secret: string;
}

interface NewWebhookSecret extends NewWebhookEndpoint {
  /** Until when messages are signed with the one before, too. */
  readonly previousValidUntil: string | null;
}

interface KeySet extends ReturnType<typeof jwksOf> {}

/** What each route answers with where all goes well, by the route's name; those that do not answer in JSON are not here. */
export interface Answers {
  readonly me: MeView;
  readonly createDeal: DealView;
  readonly previewDeal: DealPreview;
  readonly listDeals: List<DealView>;
  readonly getDeal: DealView;
  readonly listDisputes: List<Dispute>;
  readonly getDispute: Dispute;
  readonly actOnDispute: Dispute;
  readonly previewResolution: ResolutionPreview;
  readonly dealEvents: List<LogEvent>;
  readonly dealLedger: List<LedgerEntry>;
  readonly dealStatement: StatementAnswer;
  readonly getCaseFile: MadeCaseFile;
  readonly dealRecords: List<PartyRecord>;
  readonly dealChecks: StandingChecks;
  readonly dealPath: DealPathView;
  readonly dealTerms: DealTermsView;
  readonly actOnDeal: DealView;
  readonly operateDeal: DealView;
  readonly reportSales: SalesReceipt;
  readonly createEvidence: HandedIn;
  readonly listEvidence: List<EvidenceView>;
  readonly getEvidence: EvidenceToSave;
  readonly listCases: List<CaseView>;
  readonly overview: OverviewView;
  readonly listAudit: List<AuditRecord>;
  readonly search: SearchView;
  readonly getLink: LinkView;
  readonly getLinkCaseFile: MadeCaseFile;
  readonly actOnLink: DealView;
  readonly createLinkEvidence: HandedIn;
  readonly listLinkEvidence: List<EvidenceView>;
  readonly getLinkEvidence: EvidenceToSave;
  readonly createTemplate: Template;
  readonly listTemplates: List<Template>;
  readonly replaceTemplate: Template;
  readonly createWebhookEndpoint: NewWebhookEndpoint;
  readonly listWebhookEndpoints: List<WebhookEndpoint>;
  readonly rotateWebhookSecret: NewWebhookSecret;
  readonly listWebhookDeliveries: List<WebhookDelivery>;
  readonly replayWebhookDelivery: WebhookDelivery;
  readonly dealHook: { readonly dealId: string };
  readonly reportHook: { readonly evidenceId: string };
  readonly stripeWebhook: { readonly received: true };
  readonly caseFileKey: KeySet;
  readonly health: { readonly status: 'ok' };
}
