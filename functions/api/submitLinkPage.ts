import * as z from 'zod/mini';
import type { Deal } from '../../domain/deal/deal.ts';
import { actorSchema } from '../../domain/parties.ts';
import type { EvidenceRecords } from '../../domain/ports/evidence.ts';
import type { LinkGrant } from '../../domain/ports/parties.ts';
import type { ActingServices } from '../deals/actOnDeal.ts';
import { takeAction } from '../deals/takeAction.ts';
import { parseForm } from '../pages/parseForm.ts';
import { pickLocale } from '../pages/pickLocale.ts';
import type { Refusal } from '../pages/view.ts';
import { MOST_BODY_BYTES } from '../runtime/body.ts';
import { networkOf } from '../runtime/network.ts';
import { type HttpResponse, Problem } from '../runtime/problem.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { funds } from '../runtime/providers/funds.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { records } from '../runtime/providers/records.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineOpenRoute, type HttpRequest } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { readerOf } from '../words/reader.ts';
import { type CreatorLink, followLink } from './followLink.ts';
import type { PageServices } from './linkPages.ts';
import { asPages, isCsrf, pageResponse, renderDealPage } from './linkPages.ts';

/** A form of the creator's page: acts and leads back to the page, or shows it again with what was wrong. */
export const submitLinkPage = defineOpenRoute({
  name: 'submitLinkPage',
  method: 'POST',
  path: '/l/{token}/{action}',
  access: 'link',
  description: {
    summary: "A form of the creator's page",
    response: { status: 303, description: 'Back to the page' },
  },
  needs: { deals, ledger, funds, links, parties, records, evidence, workflows, clock, log },
  make: (services) => (request) =>
    asPages(services, request, async () => {
      const followed = await followLink(services, request.params.token, request.sourceIp);
      return submit(services, request, followed);
    }),
});
export const handler = lambda(submitLinkPage);

async function submit(
  services: ActingServices & PageServices & { readonly evidence: EvidenceRecords },
  request: HttpRequest,
  followed: CreatorLink,
): Promise<HttpResponse> {
  const { token = '', action = '' } = request.params;
  const { grant, deal } = followed;
  const typed = formOf(request.body);
  const shown = { ...request, query: { ...request.query, lang: typed.lang ?? request.query.lang ?? '' } };
  const again = async (statusCode: number, code: string, more: Partial<Refusal> = {}) => {
    const current = await followLink(services, token, request.sourceIp);
    const refused = { action, code, faults: [], typed, ...more };
    return pageResponse(statusCode, await renderDealPage(services, shown, current, { done: null, refused }));
  };
  if (!isCsrf(token, typed.csrf)) return again(403, 'form_expired');
  if (isOutdated(typed, deal)) return again(409, 'terms_changed');

  const locale = pickLocale(request.headers['accept-language'], grant.locale, shown.query.lang);
  const creator = await services.parties.find(deal.creatorId);
  const form = parseForm(action, typed, deal, readerOf(locale, creator?.timeZone).timeZone);
  if ('faults' in form) return again(422, 'invalid_payload', { faults: form.faults });
  try {
    await takeAction(services, {
      dealId: deal.id,
      action,
      payload: form.payload,
      actor: { role: grant.role, id: grant.partyId },
      origin: { channel: 'link', network: networkOf(request.sourceIp) },
      intent: null,
      view: async () => null,
    });
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'unknown_action') throw error;
    if (!isOwnRepetition(error, action, grant)) return again(error.status, error.code, reasonsIn(error));
  }
  const query = new URLSearchParams({ done: action, lang: locale });
  return {
    statusCode: 303,
    headers: { location: `/l/${token}?${query}`, 'referrer-policy': 'no-referrer' },
    body: '',
  };
}

/** What is typed on a page is meant for the terms on it: a counter-offer takes over all that it does not change. */
function isOutdated({ termsVersion }: Readonly<Record<string, string>>, deal: Deal): boolean {
  return termsVersion !== undefined && termsVersion !== String(deal.termsVersion);
}

/** A button pressed twice: the first press was the answer, so the second one is done too. */
function isOwnRepetition({ code, extras }: Problem, action: string, { role, partyId }: LinkGrant): boolean {
  const first = winnerSchema.safeParse(extras.winner);
  if (code !== 'gate_answered' || !first.success) return false;
  return first.data.action === action && first.data.by.role === role && first.data.by.id === partyId;
}

const winnerSchema = z.object({ action: z.string(), by: actorSchema });

/** @throws Problem 413 for a form that no page of ours sends */
function formOf(body: string): Record<string, string> {
  if (Buffer.byteLength(body) > MOST_BODY_BYTES)
    throw new Problem(413, 'payload_too_large', 'The form is too large.');
  return Object.fromEntries(new URLSearchParams(body));
}

function reasonsIn({ code, extras }: Problem): Partial<Refusal> {
  const { errors } = extras;
  const first = winnerSchema.safeParse(extras.winner);
  const winner =
    code === 'gate_answered' && first.success
      ? { winner: { action: first.data.action, role: first.data.by.role } }
      : {};
  if (!Array.isArray(errors)) return winner;
  const faults = errors.map(({ path, message }: { path: string; message: string }) => ({
    path: path.split('.'),
    message,
  }));
  return { ...winner, faults };
}
