import type { Delivery } from '../webhooks/delivery.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import type { Page, PageRequest } from './deals.ts';
import type { FetchFailure } from './platforms.ts';

export interface WebhookStore {
  /** All of a tenant's; few. Consistent. */
  endpointsOf(tenantId: string): Promise<Endpoint[]>;
  endpoint(tenantId: string, endpointId: string): Promise<Endpoint | null>;
  /** `false` if there is one already. */
  addEndpoint(endpoint: Endpoint): Promise<boolean>;
  /** Writes what was made of the version read, one higher. `false` if somebody else was first, or it is gone. */
  saveEndpoint(endpoint: Endpoint): Promise<boolean>;
  removeEndpoint(tenantId: string, endpointId: string): Promise<void>;
  delivery(endpointId: string, deliveryId: string): Promise<Delivery | null>;
  /** `false` if there is one already. */
  addDelivery(delivery: Delivery): Promise<boolean>;
  /** As `saveEndpoint`. `isNews`: whoever sends is to take it up at once. */
  saveDelivery(delivery: Delivery, options?: { isNews: boolean }): Promise<boolean>;
  /** Newest first. @throws InvalidCursor */
  deliveries(endpointId: string, page: PageRequest): Promise<Page<Delivery>>;
}

export interface OutboundMessage {
  readonly url: string;
  /** The same for every try, so that a receiver can tell a repetition. */
  readonly id: string;
  readonly body: string;
  /** It is signed with each. */
  readonly secrets: readonly string[];
}

/** POSTs to an address that somebody gave us, never inside our own or any private network. Never throws. */
export interface WebhookSender {
  send(message: OutboundMessage): Promise<{ readonly status: number } | { readonly failure: FetchFailure }>;
}
