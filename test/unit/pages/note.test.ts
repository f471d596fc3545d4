import { expect, it } from 'vitest';
import { noteIn } from '../../../functions/pages/note.ts';
import { accepted, delivered, invited } from './story.ts';

const { deal } = invited();

it('finds what the other side wrote, as a note or as a reason', () => {
  const changes = delivered().acts('brand', 'request_changes', { note: 'louder' });
  expect(noteIn(changes.last, 'creator')).toBe('louder');
  expect(noteIn(changes.last, 'brand')).toBeNull();
  const declined = invited().acts('creator', 'decline', { reason: 'no time' });
  expect(noteIn(declined.events.at(-2), 'brand')).toBe('no time');
});

it('finds nothing where nothing was written, or nothing happened', () => {
  expect(noteIn(invited().last, 'creator')).toBeNull();
  expect(noteIn(null, 'creator')).toBeNull();
  expect(deal.lastAnswer).toBeNull();
});

it('does not pass on what the payment service says', () => {
  const asked = accepted();
  const paymentId = asked.deal.funding?.paymentId;
  const failed = asked.acts('payments', 'payment_failed', { paymentId, reason: 'card_declined' });
  expect(noteIn(failed.last, 'brand')).toBeNull();
});
