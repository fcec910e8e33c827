import Type, { type TSchema } from 'typebox';
import { AMOUNT_PATTERN } from './money.js';

/** Identifiers of every kind; sku has its own, shorter limit. */
export const ID_PATTERN = '^[A-Za-z0-9._-]{1,100}$';
export const SKU_PATTERN = '^[A-Za-z0-9._-]{1,40}$';
/** One line of 1–100 characters. */
export const ATTRIBUTE_NAME_PATTERN = '^[^\\u0000-\\u001f]{1,100}$';
export const CURRENCY_PATTERN = '^[A-Z]{3}$';

export const Id = (description: string) => Type.String({ pattern: ID_PATTERN, description });
export const Sku = Type.String({ pattern: SKU_PATTERN, description: 'Stock keeping unit, case-sensitive.' });
export const Currency = Type.String({ pattern: CURRENCY_PATTERN, description: 'ISO 4217 code.' });
export const Text = (description: string, maxLength = 10_000) => Type.String({ maxLength, description });
export const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000_000, description: 'Whole units.' });
const LineNumber = Type.Integer({ minimum: 1, maximum: 2_000, description: 'Line number, from 1 in the order given.' });
export const Time = (description: string) => Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$', description });
export const Price = Type.Object(
  { amount: Type.String({ pattern: AMOUNT_PATTERN, description: 'Exact decimal.' }), currency: Currency },
  { description: 'Exact money.' },
);

/** A line with all that any fold needs to find and value it. */
export const ValuedLine = Type.Object({ line: LineNumber, sku: Sku, quantity: Quantity, unitPrice: Price });
/** A line as it was sold or credited; the name is the product's at that time. */
export const SoldLine = Type.Object({
  line: LineNumber,
  sku: Sku,
  name: Text('Product name at the time.'),
  quantity: Quantity,
  unitPrice: Price,
});

export const Attributes = Type.Record(
  Type.String({ pattern: ATTRIBUTE_NAME_PATTERN }),
  Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  {
    description: 'Free attributes by name.',
    additionalProperties: false,
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
  country: Text('ISO 3166 alpha-2, or a name as imported.', 100),
});
export type ShipTo = Type.Static<typeof ShipTo>;
export type ValuedLine = Type.Static<typeof ValuedLine>;
export type SoldLine = Type.Static<typeof SoldLine>;
export type Attributes = Type.Static<typeof Attributes>;

/** What every order event repeats, so that a fold can place it without a query. */
export const OrderFacts = {
  orderId: Id('The order.'),
  customerId: Type.Optional(Id('The customer, where the order has one.')),
  currency: Currency,
  country: Text('Country of delivery, as in shipTo.', 100),
  placedAt: Time('Business time of placing, UTC.'),
};

/** Where an event stands in a stream: what a process has seen is known by it. */
export const Revision = (description: string) => Type.Integer({ minimum: 0, description });
export const Uuid = (description: string) => Type.String({ format: 'uuid', description });
