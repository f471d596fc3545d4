import type {
  PaymentEvent,
  PaymentGateway,
  PaymentResult,
  RecordKind,
  ServiceRecord,
} from '../../../domain/ports/payments.ts';
import type { Movement } from '../../../domain/reconciliation/movement.ts';
import { movementOf } from '../../../domain/reconciliation/movement.ts';
import { toInstant } from '../../../domain/time.ts';
import { NOW } from '../../builders/deal.ts';

const unneeded = () => {
  throw new Error('nothing here asks for this');
};

/** How the service takes what it is asked next. */
export type Mood = 'well' | 'refuses' | 'delays';

interface Page {
  readonly paymentId: string;
  readonly dealId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** What moved, or is about to, under the id of its payment. */
interface Made {
  record: ServiceRecord;
  /** The payee's account, or the charge that is refunded. */
  readonly about: string;
}

type News = PaymentEvent extends infer E
  ? E extends PaymentEvent
    ? Omit<E, 'eventId' | 'at'>
    : never
  : never;

/**
 * A payment service in memory that keeps its own books and lends nothing: whoever asks it for more than came in, for
 * more than a charge holds, or for another amount under a known id is wrong. What it reports waits in `webhooks`.
 */
export class PaymentService {
  readonly #pages = new Map<string, Page>();
  readonly #made = new Map<string, Made>();
  readonly #drawn = new Map<string, number>();
  readonly onboarded = new Set<string>();
  /** Not taken by us yet. */
  readonly webhooks: PaymentEvent[] = [];
  mood: Mood = 'well';
  interrupt: (moment: 'before' | 'after') => void = () => undefined;
  onMovement: (movement: Movement) => void = () => undefined;
  #events = 0;

  open(page: Page): void {
    if (!this.#pages.has(page.paymentId)) this.#pages.set(page.paymentId, page);
  }

  /** Pages that nobody paid. */
  get openPages(): Page[] {
    return [...this.#pages.values()].filter(({ paymentId }) => !this.#made.has(paymentId));
  }

  pay(page: Page, how: 'paid' | 'delayed' | 'declined'): void {
    const status = { paid: 'succeeded', delayed: 'pending', declined: 'failed' } as const;
    this.#keep('charge', page, status[how], '');
    if (how === 'declined') this.#failed(page);
    else this.#completed(page, how === 'paid' ? 'checkout_paid' : 'checkout_pending');
  }

  /** Charges and refunds that are under way; also refunds that were made, which a bank may send back. */
  get uncertain(): ServiceRecord[] {
    const records = [...this.#made.values()].map(({ record }) => record);
    return records.filter(
      ({ kind, status }) => status === 'pending' || (kind === 'refund' && status === 'succeeded'),
    );
  }

  get pending(): ServiceRecord[] {
    return this.uncertain.filter(({ status }) => status === 'pending');
  }

  /** How something under way ends. */
  conclude({ paymentId, kind, dealId }: ServiceRecord, isWell: boolean): void {
    const id = paymentId ?? '';
    const made = this.#find(id);
    if (isWell && made.record.status === 'succeeded') return;
    this.#become(made, isWell ? 'succeeded' : 'failed');
    const page = this.#pages.get(id);
    if (kind === 'charge' && page !== undefined) {
      if (isWell) this.#completed(page, 'checkout_paid');
      else this.#failed(page);
      return;
    }
    const about = { dealId: dealId ?? '', paymentId: id };
    if (isWell) this.#say({ type: 'refund_succeeded', ...about, reference: made.record.reference });
    else this.#say({ type: 'refund_failed', ...about, reason: 'expired_or_canceled_card' });
  }

  onboard(payeeId: string): void {
    this.onboarded.add(payeeId);
    this.#say({ type: 'payee_ready', accountId: payeeId });
  }

  /** A payee draws what is in its account. */
  draw(payeeId: string): void {
    this.#drawn.set(payeeId, (this.#drawn.get(payeeId) ?? 0) + this.#balanceOf(payeeId));
  }

  /** Everything that ever moved, or was to. */
  get records(): ServiceRecord[] {
    return [...this.#made.values()].map(({ record }) => record);
  }

  get port(): PaymentGateway {
    return {
      payeeAccount: async (accountId) => ({ accountId, payoutsEnabled: this.onboarded.has(accountId) }),
      payOut: async ({ accountId, ...order }) => this.#order('transfer', order, accountId),
      refund: async ({ chargeReference, ...order }) => this.#order('refund', order, chargeReference),
      reverse: async ({ transferReference, ...order }) => {
        const [of] = [...this.#made.values()].filter(({ record }) => record.reference === transferReference);
        if (of === undefined) throw new Error(`there is no transfer ${transferReference}`);
        if (!this.#made.has(order.paymentId) && this.#balanceOf(of.about) < order.amountMinor)
          return { status: 'refused', reason: 'insufficient_funds' };
        return this.#order('reversal', order, of.about);
      },
      readWebhook: unneeded,
      createCheckout: unneeded,
      expireCheckout: unneeded,
      openPayeeAccount: unneeded,
      onboardingUrl: unneeded,
      records: unneeded,
    };
  }

  #order(kind: RecordKind, order: Page, about: string): PaymentResult {
    this.interrupt('before');
    const known = this.#made.get(order.paymentId);
    if (known !== undefined && known.record.amountMinor !== order.amountMinor)
      throw new Error(`${order.paymentId} is asked for with another amount`);
    if (known === undefined && this.mood === 'refuses' && kind !== 'reversal')
      return { status: 'refused', reason: 'refused' };
    const isDelayed = this.mood === 'delays' && kind === 'refund';
    const made = known ?? this.#keep(kind, order, isDelayed ? 'pending' : 'succeeded', about);
    this.interrupt('after');
    const { status, reference } = made.record;
    return status === 'failed'
      ? { status: 'refused', reason: 'expired_or_canceled_card' }
      : { status, reference };
  }

  #keep(kind: RecordKind, order: Page, status: ServiceRecord['status'], about: string): Made {
    const { paymentId, dealId, amountMinor, currency } = order;
    const reference = `${kind}_${paymentId}`;
    const about_ = { paymentId, dealId, amountMinor, currency };
    const made: Made = {
      record: { kind, reference, ...about_, status: 'failed', at: toInstant(NOW) },
      about,
    };
    this.#made.set(paymentId, made);
    this.#become(made, status);
    return made;
  }

  #become(made: Made, status: ServiceRecord['status']): void {
    const was = movementOf(made.record);
    if (was !== null) this.onMovement({ ...was, said: { ...was.said, amountMinor: -was.said.amountMinor } });
    made.record = { ...made.record, status };
    const is = movementOf(made.record);
    if (is !== null) this.onMovement(is);
    this.#requireCover(made);
  }

  #requireCover({ record, about }: Made): void {
    if (record.kind === 'refund') {
      const charge = [...this.#made.values()].find(({ record: { reference } }) => reference === about);
      const left = (charge?.record.amountMinor ?? 0) - this.#sum('refund', about);
      if (charge?.record.status !== 'succeeded' || left < 0)
        throw new Error(`${record.paymentId} refunds ${-left} more than ${about} holds`);
    }
    const held = this.#sum('charge') - this.#sum('refund') - this.#sum('transfer') + this.#sum('reversal');
    if (held < 0) throw new Error(`${record.paymentId} takes ${-held} more than came in`);
  }

  #balanceOf(accountId: string): number {
    const came = this.#sum('transfer', accountId) - this.#sum('reversal', accountId);
    return came - (this.#drawn.get(accountId) ?? 0);
  }

  #sum(of: RecordKind, by?: string): number {
    let sum = 0;
    for (const { record, about } of this.#made.values()) {
      if (record.kind !== of || record.status === 'failed' || (by !== undefined && about !== by)) continue;
      if (of !== 'charge' || record.status === 'succeeded') sum += record.amountMinor;
    }
    return sum;
  }

  #find(id: string): Made {
    const made = this.#made.get(id);
    if (made === undefined) throw new Error(`the service knows no ${id}`);
    return made;
  }

  #completed(page: Page, type: 'checkout_paid' | 'checkout_pending'): void {
    const { paymentId } = page;
    this.#say({ type, ...page, sessionId: `cs_${paymentId}`, reference: `charge_${paymentId}` });
  }

  #failed({ dealId, paymentId }: Page): void {
    const about = { dealId, paymentId, sessionId: `cs_${paymentId}` };
    this.#say({ type: 'checkout_failed', ...about, reason: 'card_declined' });
  }

  #say(news: News): void {
    this.#events += 1;
    this.webhooks.push({ ...news, eventId: `evt_${this.#events}`, at: toInstant(NOW) });
  }
}
