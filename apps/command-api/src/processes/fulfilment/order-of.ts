import { type StoredEvent } from '#event-store/event-store';

const ofOneOrder = /^(?:order|payment|fulfilment)-(.+)$/s;

/** The order that an event is about, whatever the stream: what must stay in order when something fails. Other events stand alone. */
export function orderOf({ stream, data }: Pick<StoredEvent, 'stream' | 'data'>): string {
  const [, id] = ofOneOrder.exec(stream) ?? [];
  if (id !== undefined) return id;
  const { orderId } = (data as { orderId?: unknown } | null | undefined) ?? {};
  return typeof orderId === 'string' ? orderId : stream;
}
