import type { Terms } from '../../domain/terms/terms.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import { DEMO_PROVIDER } from '../../local/demoTenants.ts';
import { FILES } from '../builders/files.ts';
import type { TestLuyue } from '../harness/luyue.ts';
import { aFile, handIn, upload } from '../integration/evidence/bed.ts';

const DAY = 86_400_000;

export interface Scene {
  readonly h: TestLuyue;
  /** Deals by where they stand, each with the token of its creator's link. */
  readonly invited: Standing;
  readonly unpaid: Standing;
  readonly working: Standing;
  readonly delivered: Standing;
  readonly selling: Standing;
  readonly disputed: Standing;
  readonly stuck: Standing;
}

export interface Standing {
  readonly id: string;
  readonly token: string;
  readonly disputeId: string | null;
}

/** What a brand has running on an ordinary day: a deal at each place that a guide shows. */
export async function setScene(h: TestLuyue): Promise<Scene> {
  const begin = (reference: string, creator: string, options: Parameters<typeof start>[3] = {}) =>
    start(h, reference, creator, options);
  const stuck = await begin('口红试色 LIP-07', '苏苏');
  await h.request('POST', '/_local/faults', {
    body: { step: 'requestFunding', error: 'TerminalError', times: 1 },
  });
  await h.actByLink(stuck.token, 'accept', { termsVersion: 1 });
  const selling = await delivered(h, await begin('春季防晒 SUN-21', '陈夏', { provider: true }));
  await h.act(selling.id, 'approve', {});
  await sell(h, selling.id, [129_900, 89_900, 259_800]);
  const disputed = await delivered(h, await begin('定妆喷雾 MIST-03', '高远'));
  const atDelivered = await delivered(h, await begin('双十二精华 SERUM-12', '林小满', { provider: true }));
  return {
    ...{ h, stuck, selling, delivered: atDelivered },
    disputed: await dispute(h, disputed),
    working: await paid(h, await begin('冬日面霜 CREAM-05', '周可')),
    unpaid: await accepted(h, await begin('新春礼盒 GIFT-26', '何苗')),
    invited: await begin('身体乳 BODY-30', '许诺'),
  };
}

async function start(
  h: TestLuyue,
  reference: string,
  name: string,
  { provider = false }: { provider?: boolean },
): Promise<Standing> {
  const email = `${reference.split(' ')[1]?.toLowerCase()}@example.com`;
  const creator = { name, email, platform: 'douyin' };
  const share = provider ? { provider: { id: DEMO_PROVIDER } } : {};
  const { id } = await h.startDeal({ reference, creator, terms: terms(h, provider), ...share });
  return { id, token: await h.tokenFor(email), disputeId: null };
}

function terms(h: TestLuyue, hasProvider: boolean): Terms {
  return {
    currency: 'CNY',
    fixedFee: 800_000,
    commission: {
      tiers: [{ from: 0, ratePpm: 150_000 }],
      reserve: 300_000,
      attribution: 'P15D',
      returnWindow: 'P15D',
    },
    platformFeePpm: 50_000,
    ...(hasProvider ? { providerShare: { of: 'fixedFee', ratePpm: 100_000 } } : {}),
    deliverable: {
      kind: 'livestream',
      scheduledAt: new Date(h.now() + 10 * DAY).toISOString(),
      minMinutes: 60,
      products: ['精华 30ml', '面霜 50g'],
    },
    disclosure: ['#广告'],
  };
}

async function accepted(h: TestLuyue, deal: Standing): Promise<Standing> {
  await h.actByLink(deal.token, 'accept', { termsVersion: 1 });
  return deal;
}

async function paid(h: TestLuyue, deal: Standing): Promise<Standing> {
  await accepted(h, deal);
  await h.pay(deal.id);
  return deal;
}

async function delivered(h: TestLuyue, deal: Standing): Promise<Standing> {
  await paid(h, deal);
  await h.actByLink(deal.token, 'deliver', { url: 'https://live.example.com/replay/1' });
  return deal;
}

async function sell(h: TestLuyue, id: string, nets: readonly number[]): Promise<void> {
  const at = new Date(h.now()).toISOString();
  const body = nets.map((net, index) => ({ orderId: `o-${index + 1}`, at, net }));
  await h.request('POST', `/v1/deals/${id}/sales`, { key: h.brandKey, body });
  await h.settle();
}

async function dispute(h: TestLuyue, deal: Standing): Promise<Standing> {
  const { body: evidence } = await handIn(h, deal.id, aFile(), h.brandKey);
  await upload(evidence, Buffer.from(FILES.png));
  const claim = '约定 60 分钟，实际只播了 25 分钟，第二个商品没有讲解。';
  const payload = { reasonCode: 'not_as_agreed', claim, evidenceIds: [evidence.evidenceId] };
  const { body } = await h.act(deal.id, 'dispute', payload);
  await answer(h, body, '网络中断后补播了 20 分钟，回放里可以看到第二个商品。');
  return { ...deal, disputeId: body.disputeId };
}

/** The creator answers by the newest link. */
async function answer(h: TestLuyue, deal: DealView, statement: string): Promise<void> {
  const token = await h.tokenFor('mist-03@example.com');
  const { status } = await h.actByLink(token, 'respond', { statement });
  if (status !== 200) throw new Error(`the dispute of ${deal.id} was not answered: ${status}`);
}
