import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { liveTerms, Story } from '../../workflow/collaboration/story.ts';
import { Disputed } from '../../workflow/dispute/disputed.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
});
afterAll(() => luyue?.stop());

/** Raised by the brand and answered: the operator may propose. */
async function answered(provider = false): Promise<Disputed> {
  const terms = liveTerms(luyue, provider ? { providerShare: { of: 'fixedFee', ratePpm: 100_000 } } : {});
  const disputed = await Disputed.raised(await Story.atReview(luyue, { terms, provider }), 'brand');
  await disputed.creator('respond', { statement: 'it is' });
  return disputed;
}

async function caseOf(disputed: Disputed) {
  const opened = await browser.window({ width: 1440, locale: 'en' });
  await signIn(opened.page, luyue.luyue.url, 'operatorA', `/cases/${disputed.id}`);
  return opened;
}

describe.skipIf(skipsBrowser)('an operator', () => {
  test('proposes a split in which the provider has a share, too', async () => {
    const disputed = await answered(true);
    const { page, context } = await caseOf(disputed);
    await page.getByLabel('Share of the creator (%)').fill('600000');
    await page.getByLabel('Share of the provider (%)').fill('100000');
    const parts = page.locator('.parts');
    await parts.getByText('¥4,800.00').waitFor();
    await parts.getByText('¥800.00', { exact: true }).waitFor();
    await parts.getByText('¥2,400.00').waitFor();
    await page.getByLabel('Reason code').selectOption('goodwill');
    await page.getByLabel('Why', { exact: true }).fill('all three had a part in it');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByText('Nothing can be resolved at this stage.').waitFor();
    expect(await disputed.view()).toMatchObject({
      stage: 'proposal_response',
      proposal: { shares: { creator: 600_000, brand: 300_000, provider: 100_000 }, reasonCode: 'goodwill' },
    });
    await context.close();
  });

  test('has the work done again, by a date, and is told when the date does not fit', async () => {
    const disputed = await answered();
    await disputed.operator('propose', disputed.shares(700_000, 300_000));
    await disputed.brand('reject_proposal', {});
    const { page, context } = await caseOf(disputed);
    await page.getByLabel('Have the work done again').check();
    expect(await page.getByRole('slider').count()).toBe(0);
    await page.getByLabel(/^New due date/).fill('2026-10-01T12:00');
    await page.getByLabel('Reason code').selectOption('partly_delivered');
    await page.getByLabel('Why', { exact: true }).fill('half of it was shown');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('alert').waitFor();
    expect(await disputed.view()).toMatchObject({ stage: 'decision', decision: null });
    await page.getByLabel(/^New due date/).fill('2026-11-20T12:00');
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByText('Nothing can be resolved at this stage.').waitFor();
    expect(await disputed.view()).toMatchObject({ decision: { redo: { dueAt: '2026-11-20T04:00:00Z' } } });
    await context.close();
  });

  test('who decides after another one is told who was first, and sees what was decided', async () => {
    const disputed = await answered();
    const { page, context } = await caseOf(disputed);
    await page.getByLabel('Reason code').selectOption('shared_fault');
    await page.getByLabel('Why', { exact: true }).fill('both had a part in it');
    await page.getByRole('checkbox').first().check();
    await disputed.operator('propose', disputed.shares(700_000, 300_000));
    await page.getByRole('button', { name: 'Propose' }).click();
    const told = page.getByRole('alert');
    await told.getByText('Somebody else was first').waitFor();
    await told.getByText('First was Operations: Propose').waitFor();
    await page.getByText('Nothing can be resolved at this stage.').waitFor();
    await page.getByRole('heading', { name: 'Proposal', exact: true }).waitFor();
    expect(await disputed.view()).toMatchObject({
      proposal: { shares: { creator: 700_000, brand: 300_000 } },
    });
    await context.close();
  });
});
