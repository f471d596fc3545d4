import type { Party } from '../../domain/parties.ts';
import { anId } from './deal.ts';

export function aParty(overrides: Partial<Party> = {}): Party {
  return {
    id: anId('creator'),
    kind: 'creator',
    name: '林小满',
    email: 'xiaoman@example.com',
    phone: null,
    locale: 'zh-CN',
    platform: 'douyin',
    handle: '@xiaoman',
    payoutAccountId: null,
    ...overrides,
  };
}
