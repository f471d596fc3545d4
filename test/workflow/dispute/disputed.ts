import { expect } from 'vitest';
import type { disputeView } from '../../../functions/api/disputeView.ts';
import { openIdentity } from '../../../local/identity/issuer.ts';
import { FILES } from '../../builders/files.ts';
import type { Reply, TestLuyue } from '../../harness/luyue.ts';
import { aFile, handIn, upload } from '../../integration/evidence/bed.ts';
import type { Story } from '../collaboration/story.ts';

export type DisputeView = ReturnType<typeof disputeView>;

/** A signed-in operator of that name. */
export async function operatorNamed(h: TestLuyue, subject: string): Promise<string> {
  const identity = await openIdentity({ folder: h.folder, issuer: () => h.luyue.url });
  return identity.issueToken({ role: 'operator', subject });
}

/** One dispute, told from outside, over the routes of disputes. */
export class Disputed {
  readonly story: Story;
  readonly id: string;
  readonly evidenceId: string;

  private constructor(story: Story, id: string, evidenceId: string) {
    this.story = story;
    this.id = id;
    this.evidenceId = evidenceId;
  }

  /** Somebody disputes the deal, which stands at one of the gates that allow it. */
  static async raised(
    story: Story,
    by: 'brand' | 'creator',
    payload: Record<string, unknown> = {},
  ): Promise<Disputed> {
    const { h, id } = story;
    const { body } = await handIn(h, id, aFile(), await h.operatorToken());
    expect(await upload(body, Buffer.from(FILES.png))).toBe(200);
    const claim = { reasonCode: 'not_as_agreed', claim: 'it is not what was agreed on', ...payload };
    const reply = await story[by]('dispute', claim);
    expect(reply).toMatchObject({ status: 200, body: { status: 'disputed' } });
    return new Disputed(story, reply.body.disputeId ?? '', body.evidenceId);
  }

  get h(): TestLuyue {
    return this.story.h;
  }

  async view(): Promise<DisputeView> {
    return (await this.h.request<DisputeView>('GET', `/v1/disputes/${this.id}`, { key: this.h.brandKey }))
      .body;
  }

  async viewOfOperator(): Promise<DisputeView> {
    const key = await this.h.operatorToken();
    return (await this.h.request<DisputeView>('GET', `/v1/disputes/${this.id}`, { key })).body;
  }

  /** Another piece of evidence, by an operator. */
  async handInByOperator(): Promise<string> {
    const { body } = await handIn(this.h, this.story.id, aFile(), await this.h.operatorToken());
    expect(await upload(body, Buffer.from(FILES.png))).toBe(200);
    return body.evidenceId;
  }

  async act(action: string, payload: unknown, key: string, headers = {}): Promise<Reply<DisputeView>> {
    const path = `/v1/disputes/${this.id}/actions/${action}`;
    const reply = await this.h.request<DisputeView>('POST', path, { key, body: payload, headers });
    await this.h.settle();
    return reply;
  }

  async must(action: string, payload: unknown, key: string): Promise<DisputeView> {
    const { status, body } = await this.act(action, payload, key);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }

  brand = (action: string, payload: unknown = {}) => this.must(action, payload, this.h.brandKey);

  /** By the link in the newest mail, as all a creator does. */
  async creator(action: string, payload: unknown = {}): Promise<void> {
    expect(await this.story.creator(action, payload)).toMatchObject({ status: 200 });
  }

  async operator(action: string, payload: unknown, name = 'op_1'): Promise<DisputeView> {
    return this.must(action, payload, await operatorNamed(this.h, name));
  }

  finding(more: Record<string, unknown> = {}): Record<string, unknown> {
    const reasoned = { reasonCode: 'shared_fault', text: 'both had a part in it' };
    return { ...reasoned, evidenceIds: [this.evidenceId], ...more };
  }

  shares(creator: number, brand: number): Record<string, unknown> {
    return this.finding({ shares: { creator, brand } });
  }

  /** The other side of a dispute that the brand raised is heard, and nobody likes the proposal. */
  async toDecision(): Promise<this> {
    await this.creator('respond', { statement: 'it is' });
    await this.operator('propose', this.shares(700_000, 300_000));
    await this.brand('reject_proposal', { note: 'too much' });
    return this;
  }
}
