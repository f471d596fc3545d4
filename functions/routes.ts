import { actOnDeal } from './api/actOnDeal.ts';
import { actOnDispute } from './api/actOnDispute.ts';
import { actOnLink } from './api/actOnLink.ts';
import { caseFileKey } from './api/caseFileKey.ts';
import { createDeal } from './api/createDeal.ts';
import { createEvidence } from './api/createEvidence.ts';
import { createLinkEvidence } from './api/createLinkEvidence.ts';
import { createTemplate } from './api/createTemplate.ts';
import { createWebhookEndpoint } from './api/createWebhookEndpoint.ts';
import { dealChecks } from './api/dealChecks.ts';
import { dealEvents } from './api/dealEvents.ts';
import { dealLedger } from './api/dealLedger.ts';
import { dealPath } from './api/dealPath.ts';
import { dealRecords } from './api/dealRecords.ts';
import { dealStatement } from './api/dealStatement.ts';
import { dealTerms } from './api/dealTerms.ts';
import { deleteTemplate } from './api/deleteTemplate.ts';
import { deleteWebhookEndpoint } from './api/deleteWebhookEndpoint.ts';
import { downloadLinkCalendar } from './api/downloadLinkCalendar.ts';
import { downloadLinkCaseFile } from './api/downloadLinkCaseFile.ts';
import { downloadLinkEvidence } from './api/downloadLinkEvidence.ts';
import { downloadLinkStatement } from './api/downloadLinkStatement.ts';
import { getCaseFile } from './api/getCaseFile.ts';
import { getDeal } from './api/getDeal.ts';
import { getDispute } from './api/getDispute.ts';
import { getEvidence } from './api/getEvidence.ts';
import { getLink } from './api/getLink.ts';
import { getLinkCaseFile } from './api/getLinkCaseFile.ts';
import { getLinkEvidence } from './api/getLinkEvidence.ts';
import { giveBankDetails } from './api/giveBankDetails.ts';
import { health } from './api/health.ts';
import { listAudit } from './api/listAudit.ts';
import { listCases } from './api/listCases.ts';
import { listDeals } from './api/listDeals.ts';
import { listDisputes } from './api/listDisputes.ts';
import { listEvidence } from './api/listEvidence.ts';
import { listLinkEvidence } from './api/listLinkEvidence.ts';
import { listTemplates } from './api/listTemplates.ts';
import { listWebhookDeliveries } from './api/listWebhookDeliveries.ts';
import { listWebhookEndpoints } from './api/listWebhookEndpoints.ts';
import { me } from './api/me.ts';
import { openapi } from './api/openapi.ts';
import { operateDeal } from './api/operateDeal.ts';
import { overview } from './api/overview.ts';
import { previewDeal } from './api/previewDeal.ts';
import { previewResolution } from './api/previewResolution.ts';
import { replaceTemplate } from './api/replaceTemplate.ts';
import { replayWebhookDelivery } from './api/replayWebhookDelivery.ts';
import { reportSales } from './api/reportSales.ts';
import { rotateWebhookSecret } from './api/rotateWebhookSecret.ts';
import { search } from './api/search.ts';
import { showDocs } from './api/showDocs.ts';
import { showLinkPage } from './api/showLinkPage.ts';
import { showLinkStatement } from './api/showLinkStatement.ts';
import { submitLinkEvidence } from './api/submitLinkEvidence.ts';
import { submitLinkPage } from './api/submitLinkPage.ts';
import type { Route } from './runtime/route.ts';
import { dealHook } from './webhooks/dealHook.ts';
import { reportHook } from './webhooks/reportHook.ts';
import { stripeWebhook } from './webhooks/stripe.ts';

/** THE route table: what the one-machine gateway serves and the HTTP API is made of. */
export const ROUTES: readonly Route[] = [
  me,
  createDeal,
  previewDeal,
  listDeals,
  getDeal,
  listDisputes,
  getDispute,
  actOnDispute,
  previewResolution,
  dealEvents,
  dealLedger,
  dealStatement,
  getCaseFile,
  dealRecords,
  dealChecks,
  dealPath,
  dealTerms,
  actOnDeal,
  operateDeal,
  reportSales,
  createEvidence,
  listEvidence,
  getEvidence,
  listCases,
  overview,
  listAudit,
  search,
  getLink,
  getLinkCaseFile,
  actOnLink,
  createLinkEvidence,
  listLinkEvidence,
  getLinkEvidence,
  showLinkPage,
  showLinkStatement,
  downloadLinkStatement,
  downloadLinkCalendar,
  downloadLinkCaseFile,
  downloadLinkEvidence,
  giveBankDetails,
  submitLinkEvidence,
  submitLinkPage,
  createTemplate,
  listTemplates,
  replaceTemplate,
  deleteTemplate,
  createWebhookEndpoint,
  listWebhookEndpoints,
  deleteWebhookEndpoint,
  rotateWebhookSecret,
  listWebhookDeliveries,
  replayWebhookDelivery,
  dealHook,
  reportHook,
  stripeWebhook,
  openapi,
  showDocs,
  caseFileKey,
  health,
];
