import { describe, expect, test } from 'vitest';
import { eventTypeSchema } from '../../../domain/deal/event.ts';
import { type Dispute, NOTHING_SAID_YET } from '../../../domain/dispute/dispute.ts';
import type { Locale } from '../../../domain/parties.ts';
import { caseDisputes } from '../../../functions/caseFile/caseDeal.ts';
import { caseSummary } from '../../../functions/caseFile/caseSummary.ts';
import { evidenceEntries } from '../../../functions/caseFile/evidenceEntries.ts';
import type { CaseFacts } from '../../../functions/caseFile/facts.ts';
import { openFonts } from '../../../functions/pdf/fonts.ts';
import { PDF_FONTS } from '../../../functions/pdf/packagedFonts.ts';
import { renderPdf } from '../../../functions/pdf/render.ts';
import { eventText } from '../../../functions/words/caseEvents.ts';
import { someFacts, somePicture } from '../../builders/caseFile.ts';
import { readPdf } from '../pdf/reading.ts';

const fonts = await openFonts(PDF_FONTS);
const facts = someFacts();

const aDispute = (overrides: Partial<Dispute> = {}): Dispute => ({
  ...NOTHING_SAID_YET,
  id: 'dispute_1',
  number: 1,
  gate: 'review',
  claimant: 'brand',
  openedBy: { role: 'brand', id: 'brand_1' },
  openedAt: '2026-12-02T00:00:00Z',
  reasonCode: 'late',
  claim: 'It went live an hour late.',
  evidenceIds: [],
  contestableMinor: 800_000,
  contestedMinor: 400_000,
  ...overrides,
});

const finding = (overrides: object = {}) => ({
  shares: { creator: 750_000, brand: 250_000 },
  redo: null,
  reasonCode: 'goodwill' as const,
  text: 'Both gave way.',
  evidenceIds: [],
  ...overrides,
});

async function read(of: CaseFacts, locale: Locale) {
  const evidence = evidenceEntries(of.evidence, 100);
  const { pages } = await readPdf(await renderPdf(caseSummary(of, evidence, locale, fonts), fonts));
  return pages.join('\n').replaceAll(/\s+/g, ' ');
}

describe('the summary of a case file', () => {
  test.each(['zh-CN', 'en'] as const)(
    'in %s has every event with its hash, every entry and all evidence',
    async (locale) => {
      const text = (await read(facts, locale)).replaceAll(' ', '');
      const told = [
        ...facts.events.flatMap(({ hash, actor }) => [hash, actor.id]),
        ...facts.entries.map(({ purpose }) => purpose),
        ...facts.evidence.flatMap(({ id, sha256 }) => [id, sha256]),
      ];
      for (const words of told) expect(text).toContain(words);
      expect(text).toContain(facts.deal.acceptance?.termsHash);
      expect(text).not.toContain('小美');
    },
  );

  test('tells a dispute from the claim to the decision', async () => {
    const operator = { role: 'operator', id: 'op-1' } as const;
    const at = '2026-12-03T00:00:00Z';
    const dispute = aDispute({
      response: {
        by: { role: 'creator', id: 'creator_1' },
        at,
        statement: 'The platform was down.',
        evidenceIds: [],
      },
      proposal: { finding: finding(), by: operator, at, acceptedBy: [], rejectedBy: 'brand' },
      appealed: { finding: finding({ text: 'First decision.' }), origin: 'operators', by: [operator], at },
      appeal: { by: { role: 'brand', id: 'brand_1' }, at, grounds: 'It was an hour.' },
      decision: {
        finding: finding({ shares: null, redo: { dueAt: '2026-12-20T00:00:00Z' }, text: 'Once more.' }),
        ...{ origin: 'operators', by: [operator], at },
      },
    });
    const text = await read({ ...facts, deal: { ...facts.deal, dispute } }, 'en');
    const told = [
      'Claim',
      'It went live an hour late.',
      'The platform was down.',
      'Creator 75% · Brand 25%',
      'First decision.',
      'It was an hour.',
      'To be done again by: Dec 20, 2026',
      'Once more.',
    ];
    for (const words of told) expect(text).toContain(words);
    expect(told.map((words) => text.indexOf(words))).toEqual(
      told.map((words) => text.indexOf(words)).sort((a, b) => a - b),
    );
  });

  test('says so where nothing was accepted, and what is not enclosed', async () => {
    const evidence = [somePicture({ size: 101 }), somePicture({ status: 'refused' })];
    const deal = { ...facts.deal, acceptance: null };
    const text = await read({ ...facts, deal, evidence, entries: [] }, 'en');
    for (const words of [
      'No version of the terms was accepted',
      'too much in total',
      'Refused when',
      'None.',
    ])
      expect(text).toContain(words);
  });

  test.each(eventTypeSchema.options)('has words for %s', (type) => {
    expect(eventText(type, 'zh-CN')).toMatch(/^\p{Script=Han}+$/u);
    expect(eventText(type, 'en')).toMatch(/^[A-Z][a-z ]+$/);
  });
});

describe('a decision that a second operator has to agree to', () => {
  test('is shown to operators only', () => {
    const pendingDecision = {
      finding: finding(),
      by: { role: 'operator' as const, id: 'op-1' },
      at: '2026-12-03T00:00:00Z',
    };
    const deal = { ...facts.deal, dispute: aDispute({ pendingDecision }) };
    expect(caseDisputes(deal, 'brand')[0]?.pendingDecision).toBeNull();
    expect(caseDisputes(deal, 'operator')[0]?.pendingDecision).toEqual(pendingDecision);
    expect(caseDisputes(facts.deal, 'operator')).toEqual([]);
  });
});
