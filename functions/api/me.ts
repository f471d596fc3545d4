import type { Principal } from '../runtime/principal.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

/** Who calls, as the API sees them. `tenant` is `null` for operators, who act for the platform. */
export interface MeView {
  readonly subject: string;
  readonly role: Principal['role'];
  readonly tenant: null | { readonly id: string; readonly name: string };
}

export const me = defineRoute({
  name: 'me',
  method: 'GET',
  path: '/v1/me',
  description: {
    summary: 'Who the key or token belongs to, and for which brand or provider they act',
    response: { status: 200, description: '{subject, role, tenant: {id, name} | null}' },
  },
  needs: { parties },
  make:
    (services) =>
    async ({ principal: { subject, role, tenantId } }) => {
      const tenant = tenantId === null ? null : await tenantView(tenantId, services.parties);
      const view: MeView = { subject, role, tenant: role === 'operator' ? null : tenant };
      return jsonResponse(200, view);
    },
});
export const handler = lambda(me);

/** A token may name a tenant that was never set up, or was erased: it has no name then. */
async function tenantView(
  id: string,
  parties: { find(id: string): Promise<{ name: string } | null> },
): Promise<{ id: string; name: string }> {
  return { id, name: (await parties.find(id))?.name ?? '' };
}
