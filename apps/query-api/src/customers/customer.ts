import { customerOrders, customers, customerStatuses } from '#read-models/customers';
import Type, { type Static } from 'typebox';
import { Money, toMoney } from '../answers/money.js';
import { computed, type Read } from '../views/select.js';

const Address = Type.Object({
  line1: Type.Optional(Type.String()),
  line2: Type.Optional(Type.String()),
  city: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  postalCode: Type.Optional(Type.String()),
  country: Type.Optional(Type.String()),
});

export const Customer = Type.Object({
  customerId: Type.String(),
  name: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  address: Type.Optional(Address),
  status: Type.Enum(customerStatuses),
  erased: Type.Optional(Type.Literal(true, { description: 'Name, e-mail, phone and address are gone for good.' })),
  keyMissing: Type.Optional(
    Type.Literal(true, {
      description: 'There is personal data, and its key is missing: it was not erased, and is shown again once the keys are put back.',
    }),
  ),
  unreadable: Type.Optional(
    Type.Literal(true, { description: 'In lists: there is personal data, and it does not open; the customer himself answers 500.' }),
  ),
  orders: Type.Integer({ description: 'Orders placed, rejected ones taken out.' }),
  lifetimeValue: Type.Array(Money, {
    description: 'Value of the orders without what was rejected, cancelled or returned; one per currency.',
  }),
  registeredAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  updatedAt: Type.String({ format: 'date-time' }),
  revision: Type.Integer({ description: 'Of the stream `customer-<customerId>`.' }),
});
export type Customer = Static<typeof Customer>;
/** A customer as the view has him: what is personal is sealed, the address as one text. */
export type SealedCustomer = Omit<Customer, 'address'> & { readonly address?: string };

interface Ordered {
  readonly currency: string;
  readonly orders: number;
  readonly value: string;
}
const sums: { readonly [Name in keyof Ordered]: string } = {
  currency: 'o.currency',
  orders: 'o.orders',
  value: '(o.placed - o.rejected - o.cancelled - o.returned)::text',
};
const members = Object.entries(sums).map(([name, sql]) => `'${name}', ${sql}`);
/** A customer `c` with the sums of his orders, one per currency. */
export const customerColumns = {
  ...customers.columns,
  ordered: computed<readonly Ordered[]>(`coalesce((select json_agg(json_build_object(${members.join(', ')}) order by o.currency)
    from read_models.${customerOrders.name} o where o.customer_id = c.customer_id), '[]')`),
};
export type CustomerWithOrders = Read<typeof customerColumns>;

export function toSealedCustomer(row: CustomerWithOrders): SealedCustomer {
  const { name, email, phone, address } = row;
  return {
    customerId: row.customer_id,
    ...(row.status === 'erased' ? { erased: true as const } : known({ name, email, phone, address })),
    status: row.status,
    orders: row.ordered.reduce((sum, { orders }) => sum + orders, 0),
    lifetimeValue: row.ordered.map(({ value, currency }) => toMoney(value, currency)),
    registeredAt: row.registered_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}

function known(fields: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => field[1] !== null));
}
