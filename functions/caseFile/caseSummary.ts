import { formatMoney } from '../../domain/money/currency.ts';
import type { Actor, Locale } from '../../domain/parties.ts';
import { toInstant } from '../../domain/time.ts';
import type { Block, PdfDocument } from '../pdf/document.ts';
import type { Fonts } from '../pdf/fonts.ts';
import { eventText } from '../words/caseEvents.ts';
import { caseFileWords } from '../words/caseFile.ts';
import { shortMoment, zoneName } from '../words/formats.ts';
import { readerOf } from '../words/reader.ts';
import type { EvidenceEntry } from './evidenceEntries.ts';
import type { CaseFacts } from './facts.ts';

/** How everything in one summary is said. */
interface Voice {
  readonly words: (typeof caseFileWords)[Locale];
  readonly locale: Locale;
  readonly at: (instant: string) => string;
  readonly money: (amountMinor: number, currency?: string) => string;
  readonly who: (actor: Actor) => string;
}

/** The case file for people: everything in it in short, to be read or printed. */
export function caseSummary(
  facts: CaseFacts,
  evidence: readonly EvidenceEntry[],
  locale: Locale,
  fonts: Fonts,
): PdfDocument {
  const { deal, now } = facts;
  const voice = voiceOf(facts, locale, fonts);
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
      ...disputeBlocks(facts, voice),
      ...listed(
        words.evidence,
        evidence.map((entry) => evidenceItem(entry, voice)),
        voice,
      ),
      ...listed(words.log, logItems(facts, voice), voice),
      ...listed(words.ledger, ledgerItems(facts, voice), voice),
    ],
  };
}

function voiceOf({ deal }: CaseFacts, locale: Locale, fonts: Fonts): Voice {
  const words = caseFileWords[locale];
  const reader = readerOf(locale);
  const money = (amountMinor: number, currency = deal.terms.currency) => {
    const said = formatMoney(amountMinor, currency, locale);
    return fonts.covers(said) ? said : formatMoney(amountMinor, currency, locale, 'code');
  };
  const who = ({ role, id }: Actor) => `${words.roles[role]} ${id}`;
  return { words, locale, money, who, at: (instant) => shortMoment(instant, reader) };
}

function dealBlocks({ deal }: CaseFacts, { words, money }: Voice): Block[] {
  const { fundedMinor, releasedMinor, refundedMinor, paidOutMinor } = deal.money;
  return [
    { kind: 'heading', text: words.deal },
    {
      kind: 'facts',
      facts: [
        { label: words.status, value: deal.status },
        ...(deal.outcome === null ? [] : [{ label: words.outcome, value: deal.outcome }]),
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

function disputeBlocks({ deal: { dispute } }: CaseFacts, { words, money, at, who }: Voice): Block[] {
  if (dispute === null) return [];
  const contested = { label: words.contested, value: money(dispute.contestedMinor) };
  return [
    { kind: 'heading', text: words.dispute },
    { kind: 'facts', facts: [contested] },
    {
      kind: 'item',
      label: dispute.id,
      value: at(dispute.openedAt),
      details: [who(dispute.openedBy), dispute.reasonCode, dispute.claim],
    },
  ];
}

type Item = Extract<Block, { kind: 'item' }>;

function listed(heading: string, items: readonly Item[], { words }: Voice): Block[] {
  const none: Block = { kind: 'text', text: words.nothing };
  return [{ kind: 'heading', text: heading }, ...(items.length === 0 ? [none] : items)];
}

function evidenceItem({ evidence, file, notEnclosed }: EvidenceEntry, { words, at, who }: Voice): Item {
  const { id, by, contentType, size, sha256 } = evidence;
  const where = notEnclosed === null ? file : words.notEnclosed[notEnclosed];
  const details = [
    words.by(who(by)),
    `${contentType}, ${words.bytes(size)}`,
    ...(sha256 === null ? [] : [words.hash(sha256)]),
    ...(where === null ? [] : [where]),
  ];
  return { kind: 'item', label: id, value: at(evidence.at), details };
}

function logItems({ events }: CaseFacts, { at, who, locale }: Voice): Item[] {
  return events.map(({ seq, type, at: when, actor, hash }) => ({
    kind: 'item',
    label: `${seq}. ${eventText(type, locale)}`,
    value: at(when),
    details: [who(actor), hash],
  }));
}

function ledgerItems({ entries }: CaseFacts, { at, money }: Voice): Item[] {
  return entries.map(({ purpose, at: when, phase, currency, postings }) => ({
    kind: 'item',
    label: phase === 'posted' ? purpose : `${purpose} (${phase})`,
    value: at(when),
    details: postings.map(({ account, amountMinor }) => `${account}  ${money(amountMinor, currency)}`),
  }));
}
