import livestream from '../../examples/cny-livestream-commission.json' with { type: 'json' };

/** What a request's body looks like, by the name of its route. Each fits the schema that validates it. */
export const BODY_EXAMPLES: Readonly<Record<string, unknown>> = {
  createDeal: livestream,
  dealHook: livestream,
  previewDeal: livestream,
  createTemplate: { name: '直播 8 000 + 15%', terms: livestream.terms },
  replaceTemplate: { version: 1, name: '直播 8 000 + 15%（双十二）', terms: livestream.terms },
  reportHook: {
    dealId: 'deal_01JDZ6K4T0Q8YB3R7N5W2M9XCA',
    report: { url: 'https://live.example.com/1', startedAt: '2026-12-12T12:00:00Z', minutesLive: 124 },
  },
  reportSales: [
    { orderId: 'o-1', at: '2026-12-12T12:31:00Z', net: 129_900 },
    { orderId: 'o-2', at: '2026-12-12T12:40:00Z', net: 89_900, refunded: 40_000 },
  ],
  createEvidence: { fileName: 'screen.png', contentType: 'image/png', size: 482_113 },
  createLinkEvidence: { fileName: 'parcel.jpg', contentType: 'image/jpeg', size: 1_204_882 },
  operateDeal: { to: 'creator', reason: 'The creator did not find the mail.' },
  previewResolution: { shares: { creator: 600_000, brand: 400_000 } },
  createWebhookEndpoint: { url: 'https://brand.example.com/luyue' },
};
