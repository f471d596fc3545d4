import { type GateName, gateNameSchema } from '../../../../domain/gates/names.ts';
import { type Role, roleSchema } from '../../../../domain/parties.ts';

/** The table of DESIGN §3, letter by letter. */
export const DESIGN = `
| Gate | Actions (who) | Default clock | At the deadline |
|---|---|---|---|
| \`response\` | \`accept\` \`decline\` \`counter\` (creator); \`withdraw\` \`revise\` (brand) | P7D | closed, \`expired\` |
| \`counter_response\` | \`accept\` \`decline\` \`counter\` (brand); \`withdraw\` (creator) | P3D, 5 rounds at most | closed, \`expired\` |
| \`funding\` | \`funded\` \`payment_failed\` (payments); \`cancel\` (brand); \`withdraw\` (creator) | PT72H | closed, \`expired\` |
| \`sample_shipment\` | \`ship\` (brand); \`waive\` (creator); \`cancel\` (either) | P7D | operator |
| \`sample_receipt\` | \`confirm_receipt\` \`report_defect\` (creator) | P14D | counted as received, after a delivered notice |
| \`draft\` | \`submit_draft\` (creator); \`cancel\` (either) | due date − P3D | reminder, then the delivery gate's rule |
| \`draft_review\` | \`approve\` \`request_changes\` (brand) | P3D | approved, after a delivered notice |
| \`delivery\` | \`deliver\` (creator); \`extend\` (brand); \`cancel\` \`dispute\` (either) | due date + PT24H grace | closed, \`refunded\` (full refund to the brand) |
| \`review\` | \`approve\` \`request_changes\` \`dispute\` (brand); \`dispute\` (creator) | P7D | approved, after a delivered notice |
| \`stays_live\` | \`report_down\` \`waive\` (brand); \`dispute\` (either) | \`stayLive.period\`, rechecked daily | passed |
| \`sales\` | \`report_sales\` \`close_sales\` (brand, provider); \`dispute\` (either) | attribution + return window | commission computed from what was reported; none reported → operator |
| \`top_up\` | \`funded\` \`payment_failed\` (payments) | P7D | operator |
| \`payout\` | \`paid\` \`payout_failed\` (payments) | P5D | operator |
| \`operator\` | \`retry\` \`refund\` \`release\` \`close\` (operator) | PT24H | escalated, never automatic |
`;

interface DesignedGate {
  readonly name: GateName;
  /** Who may take each action. */
  readonly actions: Readonly<Record<string, readonly Role[]>>;
  readonly clock: string;
  readonly atDeadline: string;
}

const rolesOf = (who: string): Role[] =>
  who === 'either' ? ['brand', 'creator'] : who.split(', ').map((role) => roleSchema.parse(role));

/** "\`accept\` \`decline\` (creator); \`cancel\` (either)" */
function actionsOf(cell: string): Record<string, Role[]> {
  const actions: Record<string, Role[]> = {};
  for (const part of cell.split('; ')) {
    const [, names = '', who = ''] = /^((?:`\w+` ?)+) ?\(([\w, ]+)\)$/.exec(part.trim()) ?? [];
    for (const [, action = ''] of names.matchAll(/`(\w+)`/g))
      actions[action] = [...(actions[action] ?? []), ...rolesOf(who)];
  }
  return actions;
}

export const DESIGNED: readonly DesignedGate[] = DESIGN.trim()
  .split('\n')
  .slice(2)
  .map((row) => {
    const [, gate = '', actions = '', clock = '', atDeadline = ''] = row
      .split('|')
      .map((cell) => cell.trim());
    return {
      name: gateNameSchema.parse(gate.replaceAll('`', '')),
      actions: actionsOf(actions),
      clock,
      atDeadline,
    };
  });

export function designed(name: GateName): DesignedGate {
  const gate = DESIGNED.find((each) => each.name === name);
  if (gate === undefined) throw new Error(`DESIGN knows no gate ${name}`);
  return gate;
}
