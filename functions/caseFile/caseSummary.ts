import type { Locale } from '../../domain/parties.ts';
import { toInstant } from '../../domain/time.ts';
import type { Block, PdfDocument } from '../pdf/document.ts';
import type { Fonts } from '../pdf/fonts.ts';
import { zoneName } from '../words/formats.ts';
import { outcomeText } from '../words/outcomes.ts';
import { readerOf } from '../words/reader.ts';
import type { EvidenceEntry } from './evidenceEntries.ts';
import type { CaseFacts } from './facts.ts';
import { disputeBlocks } from './summaryDispute.ts';
import { evidenceBlocks, ledgerBlocks, logBlocks } from './summaryLists.ts';
import { type Voice, voiceOf } from './summaryVoice.ts';

/** The case file for people: everything in it in short, to be read or printed. */
export function caseSummary(
  facts: CaseFacts,
  evidence: readonly EvidenceEntry[],
  locale: Locale,
  fonts: Fonts,
): PdfDocument {
  const { deal, now } = facts;
  const voice = voiceOf(deal.terms.currency, locale, fonts);
  const { words, at } = voice;
  const zone = zoneName(new Date(now), readerOf(locale));
  return {
    locale,
    title: words.title,
    footer: `履约 Luyue · ${words.title} · ${deal.id} · ${deal.lastSeq}`,
    pageOf: words.pageOf,
    createdAt: now,
    blocks: [
      { kind: 'title', text: words.title },
      { kind: 'note', text: words.about(deal.reference) },
      { kind: 'note', text: words.madeAt(at(toInstant(now)), zone) },
      { kind: 'note', text: words.proof },
      ...dealBlocks(facts, voice),
      ...termsBlocks(facts, voice),
      ...(deal.dispute === null ? [] : disputeBlocks(deal.dispute, voice)),
      ...evidenceBlocks(evidence, voice),
      ...logBlocks(facts.events, voice),
      ...ledgerBlocks(facts.entries, voice),
    ],
  };
}

function dealBlocks({ deal }: CaseFacts, { words, money, locale }: Voice): Block[] {
  const outcome = outcomeText(deal, locale);
  const { fundedMinor, releasedMinor, refundedMinor, paidOutMinor } = deal.money;
  return [
    { kind: 'heading', text: words.deal },
    {
      kind: 'facts',
      facts: [
        { label: words.status, value: words.statuses[deal.status] },
        ...(outcome === null ? [] : [{ label: words.outcome, value: outcome.title }]),
        { label: words.roles.brand, value: deal.brandId },
        ...(deal.provider === null ? [] : [{ label: words.roles.provider, value: deal.provider.id }]),
        { label: words.roles.creator, value: deal.creatorId },
        { label: words.money.funded, value: money(fundedMinor) },
        { label: words.money.released, value: money(releasedMinor) },
        { label: words.money.refunded, value: money(refundedMinor) },
        { label: words.money.paidOut, value: money(paidOutMinor) },
        { label: words.money.escrow, value: money(deal.escrowMinor) },
      ],
    },
  ];
}

function termsBlocks({ deal }: CaseFacts, { words, money, at, who }: Voice): Block[] {
  const { acceptance, terms, dueAt } = deal;
  const head: Block = { kind: 'heading', text: words.terms };
  if (acceptance === null) return [head, { kind: 'text', text: words.noneAccepted }];
  const facts = [
    { label: words.fixedFee, value: money(terms.fixedFee) },
    { label: words.due, value: at(dueAt) },
  ];
  return [
    head,
    { kind: 'facts', facts },
    {
      kind: 'item',
      label: words.accepted(acceptance.termsVersion),
      value: at(acceptance.at),
      details: [who(acceptance.by), words.hash(acceptance.termsHash)],
    },
  ];
}
