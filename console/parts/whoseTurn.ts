import type { Role } from '../../domain/parties.ts';
import type { MeView } from '../../functions/api/me.ts';

/** Whether somebody of this role is meant. A provider acts for its brand as far as the mandate goes. */
export function isTurnOf(role: MeView['role'], awaited: readonly Role[]): boolean {
  return awaited.includes(role) || (role === 'provider' && awaited.includes('brand'));
}
