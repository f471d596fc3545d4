import type { ProofOfFunds } from '../../domain/deal/proofOfFunds.ts';
import { proofOfFunds } from '../deals/proofOfFunds.ts';
import { recordsOfOthers } from '../record/otherParties.ts';
import { recordView } from '../record/recordView.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { funds } from '../runtime/providers/funds.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { parties } from '../runtime/providers/parties.ts';
import { records } from '../runtime/providers/records.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { standingChecks } from '../verification/standingChecks.ts';
import { type DealView, makeDealViewer } from './dealView.ts';
import { followLink } from './followLink.ts';

export const getLink = defineOpenRoute({
  name: 'getLink',
  method: 'GET',
  path: '/v1/links/{token}',
  access: 'link',
  description: {
    summary:
      "The deal behind a creator's link, with what proves that its money is held, how the other parties kept their word and how the checks of the work stand",
    response: { status: 200, description: 'The deal' },
  },
  needs: { deals: dealsToRead, ledger, funds, links, parties, records, clock, log },
  make:
    (services) =>
    async ({ params, sourceIp }) => {
      const { deal } = await followLink(services, params.token, sourceIp);
      const view = await makeDealViewer(services.parties)(deal, 'creator');
      const proof = await proofOfFunds(services, deal);
      const others = await recordsOfOthers(services.records, deal, 'creator', services.clock.now());
      const records = others.map(({ role, partyId, record }) => ({ role, partyId, ...recordView(record) }));
      const checks = await standingChecks(services.deals, deal);
      return jsonResponse(
        200,
        { ...provenView(view, proof), records, checks },
        { 'referrer-policy': 'no-referrer' },
      );
    },
});
export const handler = lambda(getLink);

/** Where it cannot be proven that the money is held, `funding` does not claim so; `proofOfFunds` says what is known. */
export function provenView(view: DealView, proof: ProofOfFunds) {
  const isUnproven = proof.kind === 'differs' || proof.kind === 'unknown';
  const funding =
    view.funding && isUnproven ? { ...view.funding, heldAt: null, reference: null } : view.funding;
  const held = proof.kind === 'held' ? proof : null;
  const payments =
    held?.payments.map(({ amountMinor: amount, ...payment }) => ({ amount, ...payment })) ?? [];
  return { ...view, funding, proofOfFunds: { status: proof.kind, held: held?.heldMinor ?? null, payments } };
}
