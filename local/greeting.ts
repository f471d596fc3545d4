import type { Luyue } from './luyue.ts';

/** What `npm start` prints: where everything is, and a first deal to copy. */
export function greeting({ url, secrets, virtualTime }: Luyue): string {
  const time =
    virtualTime === null
      ? 'real (LUYUE_CLOCK=virtual lets you move it)'
      : `virtual: POST ${url}/_local/clock {"advance": "P3D"}`;
  return `Luyue 履约
  Console      ${url}/
  Inbox        ${url}/_local/inbox
  Everything   ${url}/_local
  Time         ${time}

A first deal, as the demo brand:

${exampleCurl(url, secrets.brandApiKey, virtualTime?.now() ?? Date.now())}

Signed, as a brand's own system would: npm run hook -- examples/cny-livestream-commission.json --shift --url ${url}
`;
}

const DAY_MILLIS = 86_400_000;

function exampleCurl(url: string, key: string, now: number): string {
  const request = {
    reference: 'PO-1001',
    creator: { name: '小美', email: 'xiaomei@example.com' },
    terms: {
      currency: 'CNY',
      fixedFee: 800000,
      commission: {
        tiers: [{ from: 0, ratePpm: 150000 }],
        reserve: 300000,
        attribution: 'P15D',
        returnWindow: 'P15D',
      },
      platformFeePpm: 50000,
      deliverable: {
        kind: 'livestream',
        scheduledAt: new Date(now + 7 * DAY_MILLIS).toISOString(),
        minMinutes: 60,
      },
    },
  };
  return `curl -s ${url}/v1/deals -H 'authorization: Bearer ${key}' -H 'content-type: application/json' \\
  -d '${JSON.stringify(request)}'`;
}
