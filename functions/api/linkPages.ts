import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Deal } from '../../domain/deal/deal.ts';
import { type Evidence, mayRead } from '../../domain/evidence/evidence.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import type { Role } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { EvidenceRecords } from '../../domain/ports/evidence.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { RecordStore } from '../../domain/ports/records.ts';
import { type ProvingServices, proofOfFunds } from '../deals/proofOfFunds.ts';
import { dealPage } from '../pages/dealPage.ts';
import { failurePage, notFoundPage, tooManyAttemptsPage } from '../pages/errorPages.ts';
import { noteIn } from '../pages/note.ts';
import { pickLocale } from '../pages/pickLocale.ts';
import { styleSource } from '../pages/style.ts';
import { awaitsBankDetails, type DealPageView } from '../pages/view.ts';
import { recordsOfOthers } from '../record/otherParties.ts';
import { errorFields } from '../runtime/log.ts';
import { type HttpResponse, Problem } from '../runtime/problem.ts';
import type { HttpRequest } from '../runtime/route.ts';
import { recheckOf, verificationOf } from '../verification/verificationOf.ts';
import { readerOf } from '../words/reader.ts';
import { compressPage } from './compressPage.ts';
import type { CreatorLink, LinkServices } from './followLink.ts';

export interface PageServices extends LinkServices, ProvingServices {
  readonly evidence: EvidenceRecords;
  readonly parties: PartyStore;
  readonly records: RecordStore;
  readonly clock: Clock;
}

/** A page that runs no script, loads nothing, and is framed by nobody; its address, the token, is told to nobody. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; style-src ${styleSource}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
};

export function pageResponse(statusCode: number, body: string): HttpResponse {
  return { statusCode, headers: { ...HEADERS }, body };
}

/** Proves that a form came from our own page: only who has the token could have made it. */
export function csrfOf(token: string): string {
  return createHmac('sha256', token).update('csrf').digest('base64url');
}

export function isCsrf(token: string, given: string | undefined): boolean {
  const expected = Buffer.from(csrfOf(token));
  const actual = Buffer.from(given ?? '');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** The page of a followed link, for a first look or after a refused form. */
export async function renderDealPage(
  services: PageServices,
  request: HttpRequest,
  { deal, grant }: CreatorLink,
  after: Pick<DealPageView, 'done' | 'refused' | 'uploaded'>,
): Promise<string> {
  const token = request.params.token ?? '';
  const locale = pickLocale(request.headers['accept-language'], grant.locale, request.query.lang);
  const name = async (id: string) => (await services.parties.find(id))?.name ?? '';
  const creator = await services.parties.find(deal.creatorId);
  const seen = (await services.evidence.ofDeal(deal.id)).filter((each) => mayRead(each, grant.role));
  return dealPage({
    ...readerOf(locale, creator?.timeZone),
    ...after,
    deal,
    brandName: await name(deal.brandId),
    providerName: deal.provider === null ? null : await name(deal.provider.id),
    creatorName: creator?.name ?? '',
    chainNames: await chainNames(deal, name),
    now: services.clock.now(),
    funds: await proofOfFunds(services, deal),
    evidence: unusedEvidence(seen, deal, grant.role),
    handedIn: seen,
    csrf: csrfOf(token),
    path: `/l/${token}`,
    onboardingUrl: awaitsBankDetails(deal) ? `/bank-details/${token}?lang=${locale}` : null,
    note: await noteFor(services, deal),
    records: await recordsFor(services, deal, name),
    checks: (await verificationOf(services.deals, deal))?.checks ?? [],
    recheck: await recheckOf(services.deals, deal),
  });
}

/** Only where somebody can still use it; a file sent twice, since a button was pressed twice, is offered once. */
function unusedEvidence(seen: readonly Evidence[], { gate }: Deal, role: Role) {
  if (!isOpen(gate) || !gate.actions.some(({ by }) => by === role)) return [];
  const unused = seen.filter(
    (each) => each.by.role === role && each.status === 'ready' && each.submittedBy === null,
  );
  const isSame = (one: Evidence, other: Evidence) =>
    one.sha256 !== null && one.sha256 === other.sha256 && one.fileName === other.fileName;
  return unused
    .filter((each, index) => !unused.slice(0, index).some((earlier) => isSame(earlier, each)))
    .map((each) => ({ id: each.id, name: each.fileName ?? each.url ?? each.id }));
}

async function chainNames(
  { terms }: Deal,
  name: (id: string) => Promise<string>,
): Promise<Record<string, string>> {
  const providers = (terms.chain?.levels ?? []).filter(({ to }) => to !== 'creator');
  return Object.fromEntries(
    await Promise.all(providers.map(async ({ to }) => [to, await name(to)] as const)),
  );
}

/** Shown before the creator accepts; afterwards nobody decides anything by it. */
async function recordsFor(
  { records, clock }: PageServices,
  deal: Deal,
  nameOf: (id: string) => Promise<string>,
): Promise<NonNullable<DealPageView['records']>> {
  if (deal.acceptance !== null || deal.status === 'closed') return [];
  const others = await recordsOfOthers(records, deal, 'creator', clock.now());
  return Promise.all(others.map(async ({ partyId, record }) => ({ name: await nameOf(partyId), record })));
}

async function noteFor({ deals }: PageServices, deal: Deal): Promise<string | null> {
  return deal.lastAnswer === null ? null : noteIn(await deals.event(deal.id, deal.lastAnswer.seq), 'creator');
}

/** Refusals and failures of a link's pages, as pages; all of them compressed where the browser takes it. */
export async function asPages(
  services: Pick<PageServices, 'log'>,
  request: HttpRequest,
  handle: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  return compressPage(request, await answered(services, request, handle));
}

async function answered(
  services: Pick<PageServices, 'log'>,
  request: HttpRequest,
  handle: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const locale = pickLocale(request.headers['accept-language'], null, request.query.lang);
  // What was asked for without a form can be asked for again, at the very address, in another language.
  const path = request.bytes.length === 0 ? '' : null;
  try {
    return await handle();
  } catch (error) {
    if (error instanceof Problem && error.status === 404)
      return pageResponse(404, notFoundPage(locale, path));
    if (error instanceof Problem && error.status === 429)
      return pageResponse(429, tooManyAttemptsPage(locale, path));
    if (error instanceof Problem)
      return pageResponse(error.status, failurePage(locale, request.requestId, path));
    services.log.error('failed', { requestId: request.requestId, ...errorFields(error) });
    const passing = error instanceof Error && error.name === 'RetryableError';
    return pageResponse(passing ? 503 : 500, failurePage(locale, request.requestId, path));
  }
}
