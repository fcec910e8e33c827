import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { type DomainEvent, defineEvent } from './define-event.js';
import { EventCatalogue, eventCatalogue, EventShapeError } from './event-catalogue.js';
import { type EventMetadata } from './metadata.js';

const metadata: EventMetadata = {
  schemaVersion: 1,
  commandId: '0198a8b0-7c1e-7000-8000-000000000001',
  commandHash: 'hash',
  correlationId: 'correlation',
  causationId: 'causation',
  actor: { role: 'clerk', subject: 'clara' },
  occurredAt: '2010-12-01T08:26:00.000Z',
};
const storedAs = (schemaVersion: number) => ({ ...metadata, schemaVersion });

/** An event with a past: version 1 had one name, version 2 split it, version 3 added a language that the old ones did not know. */
const GuestArrived = defineEvent(
  'GuestArrived',
  3,
  'Somebody came in.',
  Type.Object({ given: Type.String(), family: Type.String(), language: Type.String() }),
  {
    1: ({ name }: { name: string }) => ({ given: name.split(' ')[0], family: name.split(' ')[1] }),
    2: (data: { given: string; family: string }) => ({ ...data, language: 'en' }),
  },
);
const guests = new EventCatalogue([GuestArrived]);

function shapeError(act: () => unknown): EventShapeError {
  try {
    act();
  } catch (error) {
    if (error instanceof EventShapeError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('Stored data of every version', () => {
  it.each([
    [1, { name: 'Ada Byron' }, 'en'],
    [2, { given: 'Ada', family: 'Byron' }, 'en'],
    [3, { given: 'Ada', family: 'Byron', language: 'fr' }, 'fr'],
  ])('%d is read in today’s shape', (version, stored, language) => {
    const { event, metadata: read } = guests.decode('GuestArrived', stored, storedAs(version));
    expect(event).toEqual({ type: 'GuestArrived', data: { given: 'Ada', family: 'Byron', language } });
    expect(read).toEqual(storedAs(version));
  });

  it('leaves what is stored unchanged', () => {
    const stored = Object.freeze({ name: 'Ada Byron' });
    guests.decode('GuestArrived', stored, storedAs(1));
    expect(stored).toEqual({ name: 'Ada Byron' });
  });

  it('is refused when it does not fit after upcasting', () => {
    const error = shapeError(() => guests.decode('GuestArrived', { name: 'Ada' }, storedAs(1)));
    expect(error).toMatchObject({ code: 'event-shape', eventType: 'GuestArrived', field: 'data/family' });
  });

  it('is refused when it comes from the future', () => {
    const error = shapeError(() => guests.decode('GuestArrived', {}, storedAs(4)));
    expect(error).toMatchObject({ eventType: 'GuestArrived', field: 'metadata/schemaVersion' });
    expect(error.message).toBe('GuestArrived metadata/schemaVersion: is 4, known up to 3');
  });

  it.each([1, 2])('needs an upcaster from version %d when the event is defined', (missing) => {
    const upcasters = { 1: (data: unknown) => data, 2: (data: unknown) => data, [missing]: undefined as never };
    expect(() => defineEvent('GuestArrived', 3, 'Somebody came in.', Type.Object({}), upcasters)).toThrow(
      `GuestArrived has no upcaster from version ${missing} to ${missing + 1}`,
    );
  });
});

describe('What cannot be read', () => {
  it('is an unknown type', () => {
    const error = shapeError(() => eventCatalogue.decode('GuestArrived', {}, metadata));
    expect(error).toMatchObject({ eventType: 'GuestArrived', field: 'type' });
  });

  it.each([
    ['data/sku', { sku: 'TEA POT', quantity: 1 }],
    ['data/quantity', { sku: 'TEAPOT', quantity: 0 }],
    ['data/reference', { sku: 'TEAPOT', quantity: 1, reference: 7 }],
    ['data', null],
    ['data', { sku: 'TEAPOT' }],
  ])('is broken data, at %s', (field, data) => {
    expect(shapeError(() => eventCatalogue.decode('StockReceived', data, metadata))).toMatchObject({ eventType: 'StockReceived', field });
  });

  it.each([
    ['metadata/schemaVersion', { schemaVersion: 0 }],
    ['metadata/schemaVersion', { schemaVersion: 1.5 }],
    ['metadata/commandId', { commandId: 'no uuid' }],
    ['metadata/actor/subject', { actor: { role: 'clerk', subject: 7 } }],
    ['metadata/occurredAt', { occurredAt: null }],
    ['metadata', { commandHash: undefined }],
  ])('is broken metadata, at %s', (field, broken) => {
    const stored = JSON.parse(JSON.stringify({ ...metadata, ...broken })) as unknown;
    expect(shapeError(() => eventCatalogue.decode('ProductPublished', { sku: 'TEAPOT' }, stored))).toMatchObject({ field });
  });
});

describe('Writing an event', () => {
  it('tells the version of its shape', () => {
    expect(guests.versionOf({ type: 'GuestArrived', data: { given: 'Ada', family: 'Byron', language: 'en' } })).toBe(3);
    expect(eventCatalogue.versionOf({ type: 'ProductPublished', data: { sku: 'TEAPOT' } })).toBe(1);
  });

  it.each<[string, DomainEvent]>([
    ['type', { type: 'GuestArrived', data: {} }],
    ['data/sku', { type: 'ProductPublished', data: { sku: '' } }],
  ])('is refused at %s where it breaks its own schema', (field, event) => {
    expect(shapeError(() => eventCatalogue.versionOf(event))).toMatchObject({ field });
  });
});

describe('What is stored of an event', () => {
  const data = { orderId: '7', amount: { amount: '10', currency: 'GBP' }, amountDue: { amount: '10', currency: 'GBP' } };
  const requested = { ...data, requestedAt: '2010-12-01T08:26:00.000Z', dueAt: '2010-12-01T08:56:00.000Z' };

  it('is its current version, or the one that the release before can read', () => {
    expect(eventCatalogue.written('PaymentRequested', requested, 'current')).toEqual({ version: 2, data: requested });
    const { amountDue: _, ...before } = requested;
    expect(eventCatalogue.written('PaymentRequested', requested, 'previous')).toEqual({ version: 1, data: before });
    expect(eventCatalogue.written('ProductPublished', { sku: 'TEAPOT' }, 'previous')).toEqual({ version: 1, data: { sku: 'TEAPOT' } });
  });

  it('is checked first, in whatever version it is written', () => {
    expect(shapeError(() => eventCatalogue.written('PaymentRequested', { ...requested, orderId: '' }, 'previous'))).toMatchObject({
      field: 'data/orderId',
    });
  });

  it.each(eventCatalogue.all.filter(({ downcast }) => downcast !== undefined).map(({ type, version }) => [type, version] as const))(
    'of %s comes back in today’s shape from the version before',
    (type, version) => {
      const line = { line: 1, sku: 'JAR', quantity: 3, unitPrice: { amount: '3.333', currency: 'ZZZ' } };
      const total = { amount: '9.999', currency: 'ZZZ' };
      const jars = { sku: 'JAR', quantity: 3 };
      const around = { orderId: '7', currency: 'ZZZ', country: 'GB', placedAt: requested.requestedAt };
      const before: Readonly<Record<string, object>> = {
        OrderPlaced: { ...around, lines: [{ ...line, name: 'Jar' }], total, shipTo: { country: 'GB' }, payment: { method: 'card' } },
        OrderLinesReturned: { ...around, lines: [line], reason: 'broken', complete: true, returnedAt: requested.dueAt },
        PaymentRequested: { orderId: '7', amount: total, requestedAt: requested.requestedAt, dueAt: requested.dueAt },
        FulfilmentStarted: { ...around, method: 'card', total, commands: [{ key: '0/ReserveStock/JAR', type: 'ReserveStock', ...jars }] },
        FulfilmentAdvanced: { orderId: '7', status: 'confirming', because: 'outcomes', commands: [], timers: [] },
      };
      const { event } = eventCatalogue.decode(type, before[type], storedAs(version - 1));
      expect(eventCatalogue.written(type, event.data, 'previous')).toEqual({ version: version - 1, data: before[type] });
      const amounts = JSON.stringify(event.data).match(/"9.999"/g)?.length ?? 0;
      expect(amounts).toBeGreaterThan(type.startsWith('Fulfilment') ? -1 : 1);
    },
  );
});

describe('The catalogue', () => {
  it('refuses one type twice', () => {
    expect(() => new EventCatalogue([GuestArrived, GuestArrived])).toThrow('defined twice');
  });

  it.each(eventCatalogue.all.map((definition) => [definition.type, definition] as const))('describes %s', (type, definition) => {
    expect(type).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(definition.version).toBeGreaterThanOrEqual(1);
    expect(definition.description).toMatch(/^[A-Z].+\.$/);
  });

  it('marks as personal data what tells who a person is and where, and nothing else', () => {
    const marked = eventCatalogue.all.flatMap(({ type, schema }) => personalFields(schema).map((field) => `${type} ${field}`));
    expect(JSON.stringify(eventCatalogue.all.map(({ schema }) => schema)).match(/"personalData"/g)).toHaveLength(marked.length);
    expect(marked.sort()).toEqual([
      ...['address', 'email', 'name', 'phone'].map((field) => `ContactDetailsChanged ${field}`),
      ...['address', 'email', 'name', 'phone'].map((field) => `CustomerRegistered ${field}`),
      ...['city', 'line1', 'line2', 'name', 'postalCode', 'region'].map((field) => `OrderPlaced shipTo.${field}`),
    ]);
  });
});

/** The paths of all fields that carry the mark, at whatever depth. */
function personalFields(schema: object, path = ''): string[] {
  const {
    personalData,
    properties = {},
    items,
  } = schema as { personalData?: boolean; properties?: Record<string, object>; items?: object };
  const own = personalData === true ? [path] : [];
  const inner = Object.entries(properties).flatMap(([name, field]) => personalFields(field, path === '' ? name : `${path}.${name}`));
  return [...own, ...inner, ...(items === undefined ? [] : personalFields(items, `${path}[]`))];
}
