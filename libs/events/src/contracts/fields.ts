import Type, { type TSchema } from 'typebox';
import { AMOUNT_PATTERN } from './money.js';

/** Identifiers of every kind; sku has its own, shorter limit. */
export const ID_PATTERN = '^[A-Za-z0-9._-]{1,100}$';
export const SKU_PATTERN = '^[A-Za-z0-9._-]{1,40}$';
/** One line of 1–100 characters. */
export const ATTRIBUTE_NAME_PATTERN = '^[^\\u0000-\\u001f]{1,100}$';
export const CURRENCY_PATTERN = '^[A-Z]{3}$';

// Every field brings an example: together they tell one small story, the one on the events page.

export const Id = (description: string, example: string) => Type.String({ pattern: ID_PATTERN, description, examples: [example] });
export const Sku = Type.String({ pattern: SKU_PATTERN, description: 'Stock keeping unit, case-sensitive.', examples: ['LANTERN'] });
export const Currency = Type.String({ pattern: CURRENCY_PATTERN, description: 'ISO 4217 code.', examples: ['GBP'] });
export const Text = (description: string, example: string, maxLength = 10_000) =>
  Type.String({ maxLength, description, examples: [example] });
export const Reason = Text('Why.', 'Changed my mind.', 1_000);
export const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000_000, description: 'Whole units.', examples: [6] });
const LineNumber = Type.Integer({ minimum: 1, maximum: 2_000, description: 'Line number, from 1 in the order given.', examples: [1] });
export const TIME_PATTERN = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$';
export const Time = (description: string, example = '2026-11-21T09:15:00.000Z') =>
  Type.String({ pattern: TIME_PATTERN, description, examples: [example] });
export const Price = (example: string) =>
  Type.Object(
    { amount: Type.String({ pattern: AMOUNT_PATTERN, description: 'Exact decimal.', examples: [example] }), currency: Currency },
    { description: 'Exact money.' },
  );
const UnitPrice = Price('2.55');
/** Yes or no. */
export const Flag = (description: string) => Type.Boolean({ description, examples: [true] });

/** A line with all that any fold needs to find and value it. */
export const ValuedLine = Type.Object({ line: LineNumber, sku: Sku, quantity: Quantity, unitPrice: UnitPrice });
/** A line as it was sold or credited; the name is the product's at that time. */
export const SoldLine = Type.Object({
  line: LineNumber,
  sku: Sku,
  name: Text('Product name at the time.', 'White metal lantern'),
  quantity: Quantity,
  unitPrice: UnitPrice,
});

export const Attributes = Type.Record(
  Type.String({ pattern: ATTRIBUTE_NAME_PATTERN }),
  Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  {
    description: 'Free attributes by name.',
    additionalProperties: false,
    examples: [{ colour: 'white', heightCm: 24, outdoor: true }],
  },
);

/**
 * Marks a field as personal data: it belongs to a living person and must be unreadable after erasure. The mark is the JSON Schema keyword
 * `personalData`, so whoever reads, writes or lists such fields reads one source.
 */
const personal = <Schema extends TSchema>(schema: Schema): Schema => ({ ...schema, personalData: true });

/** Personal text sealed with the key of the person it belongs to. The key is kept elsewhere; once it is destroyed nobody can read this. */
export const Sealed = (description: string) => personal(Type.String({ maxLength: 4_000, description: `${description} Sealed.` }));

export const ShipTo = Type.Object({
  name: Type.Optional(Sealed('Recipient.')),
  line1: Type.Optional(Sealed('Street and number.')),
  line2: Type.Optional(Sealed('Further address line.')),
  city: Type.Optional(Sealed('City.')),
  postalCode: Type.Optional(Sealed('Postal code.')),
  country: Text('ISO 3166 alpha-2, or a name as imported.', 'GB', 100),
});
export type ShipTo = Type.Static<typeof ShipTo>;
export type ValuedLine = Type.Static<typeof ValuedLine>;
export type SoldLine = Type.Static<typeof SoldLine>;
export type Attributes = Type.Static<typeof Attributes>;

/** What every order event repeats, so that a fold can place it without a query. */
export const OrderFacts = {
  orderId: Id('The order.', '536365'),
  customerId: Type.Optional(Id('The customer, where the order has one.', '17850')),
  currency: Currency,
  country: Text('Country of delivery, as in shipTo.', 'GB', 100),
  placedAt: Time('Business time of placing, UTC.', '2026-11-21T08:00:00.000Z'),
};

/** Where an event stands in a stream: what a process has seen is known by it. */
export const Revision = (description: string, example: number) => Type.Integer({ minimum: 0, description, examples: [example] });
export const Uuid = (description: string, example: string) => Type.String({ format: 'uuid', description, examples: [example] });
