import type { TestLuyue } from '../../test/harness/luyue.ts';
import { COMMISSION, liveTerms, Story, videoTerms } from '../../test/workflow/collaboration/story.ts';

export interface BenchedPage {
  readonly gate: string;
  readonly address: string;
}

/** More of everything than most deals have: forty products, twenty tags, four tiers. */
const heavyTerms = () => {
  const products = Array.from({ length: 40 }, (_, n) => `山茶花精华水乳套装礼盒 2026 春季限定 ${n}`);
  const disclosure = Array.from({ length: 20 }, (_, n) => `#${'广告'.repeat(20)}${n}`);
  const tiers = [0, 10_000_000, 30_000_000, 90_000_000].map((from, n) => ({
    from,
    ratePpm: 150_000 + n * 10_000,
  }));
  const commission = { ...COMMISSION, tiers };
  return { products, disclosure, commission };
};

/** The pages with the most on them: an invitation to read, work to hand in with files, a dispute with both sides' words. */
export async function heaviestPages(h: TestLuyue): Promise<BenchedPage[]> {
  const { products, disclosure, commission } = heavyTerms();
  const video = videoTerms(h, { disclosure, commission, stayLive: { period: 'P30D', holdPpm: 200_000 } });
  const stream = liveTerms(h, { disclosure, commission });
  const terms = { ...stream, deliverable: { ...stream.deliverable, products } };
  const invited = await Story.begin(h, {
    terms: { ...video, deliverable: { ...video.deliverable, products } },
  });
  const delivering = await Story.atDelivery(h, { terms });
  const reviewing = await Story.atReview(h, { terms });
  const disputed = await Story.atReview(h, { terms });
  await disputed.brand('dispute', { reasonCode: 'not_as_agreed', claim: '约定的卖点没有讲到。'.repeat(150) });
  const stories = { response: invited, delivery: delivering, review: reviewing, respond: disputed };
  return Promise.all(
    Object.entries(stories).map(async ([gate, { email }]) => ({
      gate,
      address: `${h.luyue.url}/l/${await h.tokenFor(email)}`,
    })),
  );
}
