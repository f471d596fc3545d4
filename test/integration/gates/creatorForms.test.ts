import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES } from '../../builders/files.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { inDays, liveTerms, Story, videoTerms } from '../../workflow/collaboration/story.ts';
import { formFor } from '../api/pageForm.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

/** The creator's page in a browser without script. */
class Page {
  readonly token: string;

  private constructor(token: string) {
    this.token = token;
  }

  static async of(story: Story): Promise<Page> {
    return new Page(await h.tokenFor(story.email));
  }

  async html(query = '?lang=en'): Promise<string> {
    return (await h.request<string>('GET', `/l/${this.token}${query}`)).body;
  }

  /** Sends the form for `action` as it stands, with what is typed into it. Returns where it leads. */
  async send(action: string, typed: Record<string, string> = {}): Promise<{ status: number; html: string }> {
    const form = { ...formFor(await this.html(), action), ...typed };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(form).toString();
    const reply = await h.request<string>('POST', `/l/${this.token}/${action}`, { headers, body });
    await h.settle();
    const html = reply.status === 303 ? await this.html(`?lang=en&done=${action}`) : reply.body;
    return { status: reply.status, html };
  }

  async upload(name: string, bytes: Uint8Array, type: string): Promise<void> {
    const { csrf = '', lang = '' } = formFor(await this.html(), 'evidence');
    const form = new FormData();
    form.set('csrf', csrf);
    form.set('lang', lang);
    form.set('file', new File([Buffer.from(bytes)], name, { type }));
    const url = new URL(`/l/${this.token}/evidence`, h.luyue.url);
    const reply = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    expect(reply.status).toBe(303);
  }
}

describe('a creator with only a phone', () => {
  it('shows a defect with a photo, and later has the sample', async () => {
    const terms = liveTerms(h, { sample: { required: true } });
    const story = await Story.atDelivery(h, { terms });
    await story.brand('ship', { carrier: 'SF Express', trackingNumber: 'SF42' });
    const page = await Page.of(story);
    expect(await page.html()).toContain('SF42');
    await page.upload('broken.png', FILES.png, 'image/png');
    expect(await page.html()).toContain('broken.png');
    expect((await page.send('report_defect', { description: '' })).status).toBe(422);
    const { status, html } = await page.send('report_defect', { description: 'it is broken' });
    expect(status).toBe(303);
    expect(html).toContain('The brand was told what is wrong.');
    const path = `/v1/deals/${story.id}/events?limit=100`;
    const { body } = await h.request<{ items: { type: string; data: Record<string, unknown> }[] }>(
      'GET',
      path,
      {
        key: h.brandKey,
      },
    );
    const defect = body.items.find(({ type }) => type === 'deal.sample_defect_reported.v1');
    expect(defect?.data).toMatchObject({ description: 'it is broken', evidenceIds: [expect.any(String)] });
    await story.brand('ship', { carrier: 'SF Express', trackingNumber: 'SF43' });
    const again = await Page.of(story);
    // What was sent along once is not offered again.
    expect(Object.keys(formFor(await again.html(), 'report_defect')).join()).not.toContain('evid_');
    expect((await again.send('confirm_receipt')).status).toBe(303);
    expect((await story.view()).gate?.name).toBe('delivery');
  });

  it('hands in a draft as a file, hears what to change, and hands in another', async () => {
    const deliverable = { kind: 'video', dueAt: inDays(h, 20), minSeconds: 30, draftReview: true } as const;
    const story = await Story.atDelivery(h, { terms: videoTerms(h, { deliverable }) });
    const page = await Page.of(story);
    const empty = await page.send('submit_draft');
    expect(empty.status).toBe(422);
    await page.upload('storyboard.pdf', FILES.pdf, 'application/pdf');
    expect((await page.send('submit_draft')).status).toBe(303);
    expect(await page.html()).toContain('The draft is in the files you handed in.');
    await story.brand('request_changes', { note: 'less text' });
    const next = await Page.of(story);
    expect(await next.html()).toContain('less text');
    const url = 'https://drive.example.com/2';
    expect((await next.send('submit_draft', { url, note: 'done' })).status).toBe(303);
    expect((await story.view()).gate?.name).toBe('draft_review');
  });

  it('waives the sample, and cancels knowing what is kept', async () => {
    const terms = liveTerms(h, { sample: { required: true } });
    const story = await Story.atDelivery(h, { terms });
    const page = await Page.of(story);
    const html = await page.html();
    expect(html).toContain('If you cancel, you earn nothing');
    expect((await page.send('waive')).status).toBe(303);
    expect((await page.send('cancel', { reason: 'I am ill' })).status).toBe(303);
    expect(await story.view()).toMatchObject({ status: 'closed', outcome: 'cancelled' });
  });

  it('opens a dispute with what it claims, in its own currency', async () => {
    const story = await Story.atReview(h);
    const page = await Page.of(story);
    const form = { reasonCode: 'unfair_rejection', claim: 'it was as agreed', contestedAmount: '9,000' };
    const refused = await page.send('dispute', form);
    expect(refused.status).toBe(422);
    expect((await page.send('dispute', { ...form, contestedAmount: '5,000.50' })).status).toBe(303);
    expect(await story.view()).toMatchObject({ status: 'disputed' });
  });
});
