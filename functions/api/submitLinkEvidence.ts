import type { Fault } from '../../domain/faults.ts';
import { MOST_FORM_BYTES, takeForm } from '../evidence/takeForm.ts';
import { pickLocale } from '../pages/pickLocale.ts';
import { parseMultipart } from '../runtime/multipart.ts';
import type { HttpResponse } from '../runtime/problem.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { funds } from '../runtime/providers/funds.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { records } from '../runtime/providers/records.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { followLink } from './followLink.ts';
import { asPages, isCsrf, pageResponse, renderDealPage } from './linkPages.ts';

/** The parts of a form around its file. */
const AROUND_BYTES = 64 * 1024;
/** More than is taken, so that whoever chose too large a picture is told in words. */
const MOST_READ_BYTES = 16 * 1_048_576;

/**
 * A file by a form of the creator's page, which needs no script: `csrf`, `lang` and `file` as multipart/form-data.
 * Leads back to the page, with the id of what was kept.
 */
export const submitLinkEvidence = defineOpenRoute({
  name: 'submitLinkEvidence',
  method: 'POST',
  path: '/l/{token}/evidence',
  access: 'link',
  bodyLimitBytes: MOST_READ_BYTES,
  description: {
    summary: "A file by a form of the creator's page",
    response: { status: 303, description: 'Back to the page' },
  },
  needs: { deals, ledger, funds, links, parties, records, evidence, files: evidenceFiles, clock, log },
  make: (services) => (request) =>
    asPages(services, request, async (): Promise<HttpResponse> => {
      const { token = '' } = request.params;
      const followed = await followLink(services, token, request.sourceIp);
      const { deal, grant } = followed;
      const isTooLarge = request.bytes.length > MOST_FORM_BYTES + AROUND_BYTES;
      const form = isTooLarge
        ? new FormData()
        : await parseMultipart(request.bytes, request.headers['content-type']);
      const lang = textIn(form, 'lang') ?? request.query.lang ?? '';
      const shown = { ...request, query: { ...request.query, lang } };
      const again = async (statusCode: number, code: string, faults: readonly Fault[] = []) => {
        const refused = { action: 'evidence', code, faults, typed: {} };
        return pageResponse(
          statusCode,
          await renderDealPage(services, shown, followed, { done: null, refused }),
        );
      };
      if (isTooLarge) return again(413, 'invalid_payload', [TOO_LARGE]);
      if (!isCsrf(token, textIn(form, 'csrf'))) return again(403, 'form_expired');
      const file = form.get('file');
      if (!(file instanceof File))
        return again(422, 'invalid_payload', [{ path: ['file'], message: 'must not be empty' }]);
      const taken = await takeForm(services, deal.id, { role: grant.role, id: grant.partyId }, file);
      if ('faults' in taken) return again(422, 'invalid_payload', taken.faults);
      const locale = pickLocale(request.headers['accept-language'], grant.locale, lang);
      const query = new URLSearchParams({ evidence: taken.evidence.id, lang: locale });
      const headers = { location: `/l/${token}?${query}`, 'referrer-policy': 'no-referrer' };
      return { statusCode: 303, headers, body: '' };
    }),
});
export const handler = lambda(submitLinkEvidence);

const TOO_LARGE: Fault = { path: ['file'], message: 'is more than a file of this type may have' };

function textIn(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' ? value : undefined;
}
