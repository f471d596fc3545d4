import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../domain/deal/deal.ts';
import { dealPage } from '../../../functions/pages/dealPage.ts';
import type { DealPageView } from '../../../functions/pages/view.ts';
import type { Play } from '../domain/play.ts';
import { standingAt, videoTerms } from '../domain/stages.ts';
import { readPage } from './reading.ts';

const viewOf = (deal: Deal, now: number, locale: 'zh-CN' | 'en' = 'en'): DealPageView => ({
  ...{ locale, timeZone: 'UTC', deal, now, csrf: 'csrf-1', path: '/l/token-1' },
  ...{ brandName: 'BRAND', providerName: null, creatorName: 'CREATOR', chainNames: {} },
  ...{ funds: { kind: 'nothing' }, onboardingUrl: null, note: null, done: null, refused: null },
});

const pageOf = ({ deal, now }: Play, locale?: 'zh-CN' | 'en') =>
  readPage(dealPage(viewOf(deal, now, locale)));

describe('whose turn it is in a dispute', () => {
  it('the creator’s, when it has to answer the claim', () => {
    const { text } = pageOf(standingAt('respond'));
    expect(text).toContain('Your turn');
    expect(text).toContain('BRAND disputes this deal');
  });

  it('the brand’s, when the creator raised it', () => {
    const { text } = pageOf(standingAt('review').must('creator', 'dispute'));
    expect(text).toContain('Nothing for you to do now');
    expect(text).toContain('You raised a dispute. We wait for BRAND');
  });

  it('both sides’ while a proposal can be accepted, and no more the one’s that did', () => {
    const play = standingAt('proposal_response');
    expect(pageOf(play).text).toContain('Your turn');
    const [, accept] = [pageOf(play).form('reject_proposal'), pageOf(play).form('accept_proposal')];
    expect(accept.method).toBe('post');
    play.must('creator', 'accept_proposal', {});
    const { text, forms } = pageOf(play);
    expect(text).toContain('Nothing for you to do now');
    expect(text).toContain('You accepted the proposal. We wait for BRAND');
    expect(text).toContain('CREATOR accepted it.');
    expect(forms.filter(({ action }) => action.endsWith('_proposal'))).toEqual([]);
  });

  it('nobody’s while work has to stay online', () => {
    const { text } = pageOf(standingAt('stays_live'));
    expect(text).toContain('Nothing for you to do now');
  });
});

describe('what the page tells of a decision', () => {
  it('that it is being confirmed, and nothing of what the first operator said', () => {
    const play = standingAt('review');
    play.twoOperatorsAboveMinor = 0;
    play.must('brand', 'dispute').must('creator', 'respond').must('operator', 'propose');
    play.must('brand', 'reject_proposal', {});
    expect(pageOf(play).text).not.toContain('confirming');
    play.must('operator', 'decide');
    const { text } = pageOf(play);
    expect(text).toContain('A second operator is confirming a decision.');
    expect(text).not.toContain('both had a part in it');
    expect(pageOf(play, 'zh-CN').text).toContain('裁决正在由第二位运营人员确认');
    play.must('operator', 'decide');
    expect(pageOf(play).text).toMatch(/Decision[\s\S]*both had a part in it/);
    expect(pageOf(play).text).not.toContain('confirming');
  });

  it('the one before and the grounds, once it was appealed', () => {
    const play = standingAt('appeal').must('brand', 'appeal');
    const { text } = pageOf(play);
    expect(text).toMatch(/The decision that was appealed[\s\S]*Why it was appealed[\s\S]*not everything was/);
    expect(pageOf(play, 'zh-CN').text).toContain('理由：双方');
  });
});

it('changes to a draft are said to be about the draft', () => {
  const play = standingAt('draft_review', { terms: videoTerms({}, { draftReview: true }) });
  play.must('brand', 'request_changes');
  expect(pageOf(play).text).toContain('BRAND looked at your draft');
  expect(pageOf(play, 'zh-CN').text).toContain('看过你的初稿');
});
