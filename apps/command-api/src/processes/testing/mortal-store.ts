import { EventStoreUnavailable } from '#event-store/errors';
import { type EventStore } from '#event-store/event-store';

/**
 * The way to a store of an instance that dies: after so many appends, or right inside the next one (then nobody hears that it was written), nothing
 * gets through any more.
 */
export function mortal(store: EventStore, appends: number, insideTheNext: boolean): { readonly store: EventStore; isDead(): boolean } {
  let left = appends;
  const append: EventStore['append'] = async (...asked) => {
    if (left-- > 0) return store.append(...asked);
    if (left === -1 && insideTheNext) await store.append(...asked);
    throw new EventStoreUnavailable('died', 'unknown');
  };
  const way = new Proxy(store, {
    get(target, name) {
      if (name === 'append') return append;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
  });
  return { store: way, isDead: () => left < 0 };
}
