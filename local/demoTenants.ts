import type { Party } from '../domain/parties.ts';
import type { AccessStore, PartyStore } from '../domain/ports/parties.ts';
import { secretHash } from '../functions/runtime/principal.ts';
import type { Secrets } from './secrets.ts';

export const DEMO_BRAND = 'brand_demo';
export const DEMO_PROVIDER = 'prov_demo';
export const DEMO_HOOK = 'hook_demo';
export const DEMO_PROVIDER_HOOK = 'hook_demo_provider';

const nobody = { phone: null, locale: 'zh-CN', platform: null, handle: null, payoutAccountId: null } as const;
/** Who else can be paid in a chain: a sub-agency, the promoters' agency and a promoter. */
const CHAIN = [
  { id: 'prov_demo_sub', name: '星桥二级机构', email: 'sub-agency@luyue.test' },
  { id: 'prov_demo_promotion', name: '团长机构', email: 'promoter-agency@luyue.test' },
  { id: 'prov_demo_promoter', name: '推广者', email: 'promoter@luyue.test' },
] as const;

const PARTIES: readonly Party[] = [
  { ...nobody, id: DEMO_BRAND, kind: 'brand', name: '山茶美妆', email: 'brand@luyue.test' },
  {
    ...nobody,
    id: DEMO_PROVIDER,
    kind: 'provider',
    name: '星桥服务商',
    email: 'provider@luyue.test',
    engagedBy: [DEMO_BRAND],
  },
  ...CHAIN.map((party) => ({ ...nobody, ...party, kind: 'provider' as const, engagedBy: [DEMO_BRAND] })),
];

/** The demo brand and its provider, with their keys and hooks. Doing it again changes nothing. */
export async function seedDemoTenants(
  { parties, access }: { parties: PartyStore; access: AccessStore },
  secrets: Secrets,
): Promise<void> {
  for (const party of PARTIES) if ((await parties.find(party.id)) === null) await parties.put(party);
  const keys = [
    { key: secrets.brandApiKey, role: 'brand', tenantId: DEMO_BRAND },
    { key: secrets.providerApiKey, role: 'provider', tenantId: DEMO_PROVIDER },
  ] as const;
  for (const { key, role, tenantId } of keys) {
    await access.putKey({ keyHash: secretHash(key), role, tenantId, revokedAt: null });
  }
  const brands = { id: DEMO_HOOK, role: 'brand', tenantId: DEMO_BRAND } as const;
  const providers = { id: DEMO_PROVIDER_HOOK, role: 'provider', tenantId: DEMO_PROVIDER } as const;
  await access.putHook({ ...brands, secrets: [secrets.hookSecret] });
  await access.putHook({ ...providers, secrets: [secrets.providerHookSecret] });
}
