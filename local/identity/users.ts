import { DEMO_BRAND, DEMO_PROVIDER } from '../demoTenants.ts';
import type { TokenRequest } from './issuer.ts';

/** Somebody who can sign in at the built-in issuer. */
export interface User extends Pick<TokenRequest, 'subject' | 'role' | 'tenantId'> {
  readonly name: string;
  /** What they are, in both languages, for whoever chooses. */
  readonly what: { readonly zh: string; readonly en: string };
}

/** One for each role; two operators, since some decisions take two. */
export const USERS: readonly User[] = [
  {
    subject: 'user_brand_demo',
    role: 'brand',
    tenantId: DEMO_BRAND,
    name: '林晓 Lin Xiao',
    what: { zh: '山茶美妆（品牌方）', en: 'brand' },
  },
  {
    subject: 'user_provider_demo',
    role: 'provider',
    tenantId: DEMO_PROVIDER,
    name: '陈星 Chen Xing',
    what: { zh: '星桥服务商', en: 'service provider' },
  },
  {
    subject: 'operator_a',
    role: 'operator',
    name: '王安 Wang An',
    what: { zh: '平台运营 A', en: 'operations A' },
  },
  {
    subject: 'operator_b',
    role: 'operator',
    name: '周博 Zhou Bo',
    what: { zh: '平台运营 B', en: 'operations B' },
  },
];

export const userOf = (subject: string): User | undefined => USERS.find((user) => user.subject === subject);
