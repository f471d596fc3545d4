import { describe, expect, it } from 'vitest';
import type { AnsweringAction } from '../../../../domain/actions/rules.ts';
import type { Deal } from '../../../../domain/deal/deal.ts';
import { type GateDeclaration, gateDeclarationSchema } from '../../../../domain/gates/gate.ts';
import type { GateName } from '../../../../domain/gates/names.ts';
import { type Role, roleSchema } from '../../../../domain/parties.ts';
import { DECLARED, declared } from '../gates.ts';
import { ANSWERING, type Play } from '../play.ts';
import { standingAt } from '../stages.ts';
import { DESIGNED, designed } from './design.ts';

interface Row {
  readonly status: string;
  readonly atDeadline: string;
  readonly silenceNeedsNoticeTo?: Role;
}

/** What the table of DESIGN says in prose, in the words of our declarations. */
const ROWS: Partial<Record<GateName, Row>> = {
  response: { status: 'invited', atDeadline: 'expires' },
  counter_response: { status: 'negotiating', atDeadline: 'expires' },
  funding: { status: 'awaiting_funding', atDeadline: 'expires' },
  sample_shipment: { status: 'preparing', atDeadline: 'operator' },
  sample_receipt: { status: 'preparing', atDeadline: 'receives', silenceNeedsNoticeTo: 'creator' },
  draft: { status: 'preparing', atDeadline: 'skips_draft' },
  draft_review: { status: 'reviewing', atDeadline: 'approves_draft', silenceNeedsNoticeTo: 'brand' },
  delivery: { status: 'delivering', atDeadline: 'refunds' },
  review: { status: 'reviewing', atDeadline: 'approves', silenceNeedsNoticeTo: 'brand' },
  stays_live: { status: 'settling', atDeadline: 'passes' },
  sales: { status: 'settling', atDeadline: 'settles' },
  top_up: { status: 'settling', atDeadline: 'operator' },
  payout: { status: 'settling', atDeadline: 'operator' },
  operator: { status: 'needs_operator', atDeadline: 'escalates' },
};
/** Disputes have gates of their own (workflows/dispute). */
const GATES = DESIGNED.map(({ name }) => name);
const ROLES = roleSchema.options;

/** Whether the table lets `role` do it; a provider stands in for the brand. */
function mayAct(gate: GateName, action: string, role: Role, mandate: readonly string[]): boolean {
  const roles = designed(gate).actions[action] ?? [];
  if (role !== 'provider') return roles.includes(role);
  return (roles.includes('brand') || roles.includes('provider')) && mandate.includes(action);
}

/** What `role` is told about `action` at the gate where a deal stands, if it is about permission at all. */
function refusal(play: Play, role: Role, action: AnsweringAction): string | null {
  const decision = play.decide(role, action);
  if (decision.ok) return null;
  const { code } = decision.rejection;
  return ['not_allowed', 'action_not_available', 'gate_answered'].includes(code) ? code : null;
}

describe('the gates that the workflow declares are those of the contract', () => {
  it('each once', () => {
    expect(DECLARED.map((gate) => gate.name).sort()).toEqual(DESIGNED.map((gate) => gate.name).sort());
  });

  it.each(GATES)('%s pays somebody by silence only after a delivered notice, as the table says', (name) => {
    const needsNotice = designed(name).atDeadline.includes('after a delivered notice');
    expect(declared(name).silenceNeedsNoticeTo !== undefined).toBe(needsNotice);
  });

  it.each(GATES)('%s', (name) => {
    const { actions, status, atDeadline, silenceNeedsNoticeTo } = declared(name);
    const offered = actions.map(({ action, by }) => `${action} by ${by}`);
    const wanted = Object.entries(designed(name).actions).flatMap(([action, roles]) =>
      roles.map((by) => `${action} by ${by}`),
    );
    expect(offered.sort()).toEqual(wanted.sort());
    expect({ status, atDeadline, silenceNeedsNoticeTo }).toEqual({
      silenceNeedsNoticeTo: undefined,
      ...ROWS[name],
    });
  });
});

describe('who may do what, at every gate', () => {
  const cases = GATES.flatMap((gate) => ROLES.map((role) => [gate, role] as const));
  const mandates: Record<string, Deal['provider']> = {
    'no provider': null,
    'all of the brand': { id: 'provider_1', mandate: [...ANSWERING, 'report_sales'] },
    'only extend and close_sales': { id: 'provider_1', mandate: ['extend', 'close_sales'] },
    nothing: { id: 'provider_1', mandate: [] },
  };

  describe.each(Object.entries(mandates))('mandate: %s', (_, provider) => {
    it.each(cases)('%s: %s', (gate, role) => {
      const play = standingAt(gate, { provider });
      const before = structuredClone(play.deal);
      for (const action of ANSWERING) {
        const allowed = mayAct(gate, action, role, provider?.mandate ?? []);
        const code = refusal(play, role, action);
        if (allowed) expect(code, action).toBeNull();
        else expect(['not_allowed', 'action_not_available', 'gate_answered'], action).toContain(code);
        // Whoever tries what this gate offers others is told so, unless it was theirs a gate ago.
        const isOffered = designed(gate).actions[action] !== undefined;
        if (!allowed && isOffered) expect(['not_allowed', 'gate_answered'], action).toContain(code);
        if (!isOffered) expect(code, action).not.toBe('not_allowed');
      }
      expect(play.deal).toEqual(before);
    });
  });

  it('a provider acts under its own name', () => {
    const play = standingAt('review', { provider: { id: 'provider_1', mandate: ['approve'] } });
    play.must('provider', 'approve');
    const approved = play.events.find((event) => event.type === 'deal.approved.v1');
    expect(approved?.actor).toEqual({ role: 'provider', id: 'provider_1' });
  });

  it('says for whom an action is', () => {
    const decision = standingAt('review').decide('creator', 'approve');
    expect(decision).toEqual({
      ok: false,
      rejection: { code: 'not_allowed', message: 'At gate review, approve is for: brand.' },
    });
  });

  it.each(ROLES)('nothing at a closed deal, for %s', (role) => {
    const play = standingAt('response').must('creator', 'decline');
    for (const action of ANSWERING) expect(play.decide(role, action).ok, action).toBe(false);
  });
});

describe('a declaration that the domain cannot derive from is refused', () => {
  const good: GateDeclaration = declared('review');
  it.each<[string, unknown]>([
    ['an unknown name', { ...good, name: 'hearing' }],
    ['an unknown status', { ...good, status: 'waiting' }],
    ['a gate without actions', { ...good, actions: [] }],
    ['an unknown action', { ...good, actions: [{ action: 'sing', by: 'brand' }] }],
    ['an unknown role', { ...good, actions: [{ action: 'approve', by: 'agency' }] }],
    ['an unknown end', { ...good, atDeadline: 'explodes' }],
    ['an unknown addressee', { ...good, silenceNeedsNoticeTo: 'everybody' }],
    ['an unknown field', { ...good, colour: 'red' }],
    ['no actions', { name: good.name, status: good.status, atDeadline: good.atDeadline }],
  ])('%s', (_, declaration) => {
    expect(gateDeclarationSchema.safeParse(good).success).toBe(true);
    expect(gateDeclarationSchema.safeParse(declaration).success).toBe(false);
  });
});
