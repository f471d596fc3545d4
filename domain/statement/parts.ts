import { agreedFeeMinor } from '../deal/agreedFee.ts';
import type { Deal } from '../deal/deal.ts';
import { guaranteeRefundOf } from '../deal/guarantee.ts';
import { sumMinor } from '../money/amount.ts';
import { type Cost, costOf, type Earnings, NO_COST, plusCost } from '../terms/cost.ts';
import { failureCost } from '../terms/failureCost.ts';
import type { Terms, Tier } from '../terms/terms.ts';
import { type Earning, type Part, PLATFORM, type Rule, type TierPart } from './rule.ts';

/** What of a deal was earned in one go, or is expected to be; minor units. */
export interface Earned {
  readonly fee: { readonly baseMinor: number; readonly cost: Cost; readonly rule: Rule } | null;
  readonly commission: { readonly baseMinor: number; readonly cost: Cost; readonly rule: Rule } | null;
}

/** What the ladder leaves of the fee of a deal that was cancelled. */
export function cancelledFee(deal: Deal, releasedMinor = 0): Earned {
  const { terms, cancellation } = deal;
  if (cancellation === null) return { fee: null, commission: null };
  const { rung, ladder, keptPpm } = cancellation;
  const { keptMinor, borneMinor, cost } = failureCost(terms, keptPpm, {
    agreedMinor: agreedFeeMinor(deal),
    releasedMinor,
  });
  const amounts = {
    fixedFeeMinor: agreedFeeMinor(deal),
    feesBorneMinor: borneMinor,
    othersMinor: keptByOthers(cost),
  };
  const rule = { code: 'cancellation' as const, rung, ladder, keptPpm, ...amounts };
  return { fee: { baseMinor: keptMinor, cost, rule }, commission: null };
}

/**
 * What of the fixed fee is earned on top of what was `before`. `soldMinor`: the net sales that a guarantee is held
 * against, `null` before any were reported.
 */
export function earnedFee(
  deal: Deal,
  feeMinor: number,
  before: Earnings,
  soldMinor: number | null,
): Earned['fee'] {
  const { fixedFee: fixedFeeMinor, gmvGuarantee } = deal.terms;
  const cost = costOf(deal.terms, feeMinor, 0, before);
  const othersMinor = keptByOthers(cost);
  const heldMinor = Math.max(0, agreedFeeMinor(deal) - before.feeMinor - feeMinor);
  const refundMinor = soldMinor === null ? 0 : guaranteeRefundOf(deal, soldMinor);
  const rule: Rule =
    gmvGuarantee === undefined
      ? { code: 'fixed_fee', fixedFeeMinor, heldMinor, othersMinor }
      : {
          code: 'guaranteed_fee',
          ...{ fixedFeeMinor, targetMinor: gmvGuarantee.target, soldMinor, refundMinor, othersMinor },
        };
  return { baseMinor: feeMinor, cost, rule };
}

/** The part of the fixed fee that was held until the work had stayed online. */
export function heldFee({ terms }: Deal, heldMinor: number, before: Earnings): Earned['fee'] {
  const cost = costOf(terms, heldMinor, 0, before);
  const { fixedFee: fixedFeeMinor, stayLive } = terms;
  const agreed = { holdPpm: stayLive?.holdPpm ?? 0, period: stayLive?.period ?? 'P0D' };
  const rule: Rule = { code: 'hold', fixedFeeMinor, ...agreed, othersMinor: keptByOthers(cost) };
  return { baseMinor: heldMinor, cost, rule };
}

/** Commission on top of what was earned `before`: rounding of fees and shares goes over all of it. */
export function earnedCommission(
  terms: Terms,
  commissionMinor: number,
  before: Earnings,
  found: { readonly netSalesMinor: number; readonly commissionMinor: number },
): Earned['commission'] {
  const cost = costOf(terms, 0, commissionMinor, before);
  const rule: Rule = {
    code: 'commission',
    netSalesMinor: found.netSalesMinor,
    tiers: tierParts(terms.commission?.tiers ?? [], found.netSalesMinor),
    foundMinor: found.commissionMinor,
    isCapped: commissionMinor < found.commissionMinor,
    othersMinor: keptByOthers(cost),
  };
  return { baseMinor: commissionMinor, cost, rule };
}

/** How much of `netSalesMinor` falls into each tier that it reaches; the first one always stands there. */
export function tierParts(tiers: readonly Tier[], netSalesMinor: number): TierPart[] {
  const parts = tiers.map((tier, index) => {
    const to = tiers[index + 1]?.from ?? null;
    const netMinor = Math.max(0, Math.min(netSalesMinor, to ?? netSalesMinor) - tier.from);
    return { ...tier, number: index + 1, to, netMinor };
  });
  return parts.filter(({ netMinor, number }) => netMinor > 0 || number === 1);
}

/** Everybody's part; parts of nothing are left out. */
export function partsOf(deal: Deal, { fee, commission }: Earned): Part[] {
  const creator = { role: 'creator' as const, id: deal.creatorId };
  const own: (Part | null)[] = [
    fee && {
      ...{ kind: 'fee', payee: creator, purpose: 'fee' },
      ...{ amountMinor: fee.cost.creatorMinor, rule: fee.rule },
    },
    commission && {
      ...{ kind: 'commission', payee: creator, purpose: 'commission' },
      ...{ amountMinor: commission.cost.creatorMinor, rule: commission.rule },
    },
  ];
  const shared = [
    ...(fee === null ? [] : onTop(deal, 'fee', fee)),
    ...(commission === null ? [] : onTop(deal, 'commission', commission)),
  ];
  return [...own.filter((part) => part !== null), ...shared, ...chainParts(deal, fee, commission)].filter(
    ({ amountMinor }) => amountMinor > 0,
  );
}

/** Platform fee and provider share on one earning. */
function onTop(
  { terms, provider }: Deal,
  of: Earning,
  earned: { baseMinor: number; cost: Cost; rule: Rule },
): Part[] {
  const { baseMinor, cost } = earned;
  const platform: Part = {
    kind: 'platform_fee',
    payee: PLATFORM,
    amountMinor: cost.platformMinor,
    rule: { code: 'platform_fee', ratePpm: terms.platformFeePpm, of, baseMinor },
    purpose: null,
  };
  // A decision may give the provider a share of what was in dispute, with or without one of the terms.
  const isAwarded = earned.rule.code === 'dispute';
  if (provider === null || (terms.providerShare === undefined && !isAwarded)) return [platform];
  const ratePpm = terms.providerShare?.ratePpm ?? 0;
  return [
    platform,
    {
      kind: 'provider_share',
      payee: { role: 'provider', id: provider.id },
      amountMinor: cost.providerMinor,
      rule: isAwarded ? earned.rule : { code: 'provider_share', ratePpm, of, baseMinor },
      purpose: of === 'fee' ? 'provider_fee' : 'provider_commission',
    },
  ];
}

/** What each level of a chain keeps of fee and commission together: it is paid in one. */
function chainParts({ terms }: Deal, fee: Earned['fee'], commission: Earned['commission']): Part[] {
  const { chain } = terms;
  if (chain === undefined) return [];
  const { chain: kept } = plusCost(fee?.cost ?? NO_COST, commission?.cost ?? NO_COST);
  return kept.map(({ level, providerId, amountMinor }) => {
    const agreed = chain.levels[level];
    const wholes = [
      ...(chain.of === 'commission' || fee === null ? [] : [whole('fee', fee.cost)]),
      ...(chain.of === 'fixedFee' || commission === null ? [] : [whole('commission', commission.cost)]),
    ];
    const keepPpm = agreed !== undefined && 'keepPpm' in agreed ? agreed.keepPpm : 0;
    return {
      kind: 'chain',
      payee: { role: 'provider', id: providerId },
      amountMinor,
      rule: { code: 'chain', keepPpm, wholes },
      purpose: 'chain',
    };
  });
}

const whole = (of: Earning, cost: Cost) => ({ of, amountMinor: cost.creatorMinor + keptByOthers(cost) });

export const keptByOthers = ({ chain }: Cost) => sumMinor(...chain.map(({ amountMinor }) => amountMinor));
