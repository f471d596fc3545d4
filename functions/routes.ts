import { actOnDeal } from './api/actOnDeal.ts';
import { actOnLink } from './api/actOnLink.ts';
import { createDeal } from './api/createDeal.ts';
import { dealEvents } from './api/dealEvents.ts';
import { dealLedger } from './api/dealLedger.ts';
import { getDeal } from './api/getDeal.ts';
import { getLink } from './api/getLink.ts';
import { health } from './api/health.ts';
import { listCases } from './api/listCases.ts';
import { listDeals } from './api/listDeals.ts';
import { openapi } from './api/openapi.ts';
import { reportSales } from './api/reportSales.ts';
import { showDocs } from './api/showDocs.ts';
import { showLinkPage } from './api/showLinkPage.ts';
import { submitLinkPage } from './api/submitLinkPage.ts';
import type { Route } from './runtime/route.ts';
import { dealHook } from './webhooks/dealHook.ts';
import { stripeWebhook } from './webhooks/stripe.ts';

/** THE route table: what the one-machine gateway serves and the HTTP API is made of. */
export const ROUTES: readonly Route[] = [
  createDeal,
  listDeals,
  getDeal,
  dealEvents,
  dealLedger,
  actOnDeal,
  reportSales,
  listCases,
  getLink,
  actOnLink,
  showLinkPage,
  submitLinkPage,
  dealHook,
  stripeWebhook,
  openapi,
  showDocs,
  health,
];
