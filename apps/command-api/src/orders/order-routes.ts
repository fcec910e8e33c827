import { tried } from '#platform/routes/route-words';
import { EraseBody, ReasonBody } from '../http/bodies.js';
import { type CommandWords } from '../http/command-route.js';
import { PlaceOrderBody, ReturnLinesBody, ShipOrderBody } from './order-bodies.js';

const order = (orderId: string, method: string, customer: object) => ({
  orderId,
  ...customer,
  currency: 'GBP',
  lines: [{ sku: 'LANTERN', quantity: 6 }],
  shipTo: { name: 'Anna Example', line1: '1 High Street', city: 'York', postalCode: 'YO1 7HH', country: 'GB' },
  payment: { method },
});
const anna = { customerId: '17850' };
const closed = ['order-rejected', 'order-cancelled'] as const;

/** What is said of the routes of orders. */
export const orderRoutes = {
  place: {
    allow: ['customer', 'clerk'],
    summary: 'Places an order; a customer places his own',
    body: PlaceOrderBody,
    creates: true,
    problems: [
      'order-exists',
      'product-not-sold',
      'currency-mismatch',
      'price-negative',
      'line-count-invalid',
      'quantity-invalid',
      'total-too-large',
      'customer-required',
      'customer-forbidden',
      'customer-erased',
      'unit-price-forbidden',
    ],
    example: {
      bodies: {
        onAccount: { summary: 'To be paid later', value: order('536365', 'on-account', anna) },
        byCard: { summary: 'To be paid by card', value: order('536366', 'card', anna) },
        withoutCustomer: { summary: 'Taken at the counter, of nobody who is known', value: order('536367', 'on-account', {}) },
      },
    },
  },
  cancel: {
    allow: ['customer', 'clerk'],
    summary: 'Calls an order off, before anything of it is shipped',
    body: ReasonBody,
    problems: ['order-not-found', 'order-rejected', 'order-shipped'],
    example: tried({ id: '536367' }, { reason: 'Changed my mind.' }),
  },
  ship: {
    allow: ['warehouse'],
    summary: 'Ships lines of an order, or all that is left',
    body: ShipOrderBody,
    problems: [
      'order-not-found',
      'order-not-confirmed',
      ...closed,
      'order-on-hold',
      'line-unknown',
      'shipment-too-large',
      'quantity-invalid',
    ],
    example: tried({ id: '536365' }, { trackingNumber: 'JD0002' }),
  },
  deliver: {
    allow: ['warehouse'],
    summary: 'Says that a shipped order has arrived',
    problems: ['order-not-found', 'order-not-shipped', ...closed],
    example: tried({ id: '536365' }),
  },
  return: {
    allow: ['clerk', 'warehouse'],
    summary: 'Takes shipped goods back, and pays them back',
    body: ReturnLinesBody,
    problems: ['order-not-found', 'order-not-shipped', 'line-unknown', 'line-ambiguous', 'return-too-large', 'quantity-invalid'],
    example: tried({ id: '536365' }, { lines: [{ line: 1, quantity: 1 }], reason: 'Too bright.' }),
  },
  erase: {
    allow: ['clerk'],
    summary: 'Erases the personal data of an order without a customer for good',
    body: EraseBody,
    problems: ['order-not-found', 'order-has-customer'],
    example: tried({ id: '536367' }, { reason: 'Asked for it.' }),
  },
  hold: {
    allow: ['clerk'],
    summary: 'Keeps an order from being shipped',
    body: ReasonBody,
    problems: ['order-not-found', ...closed, 'order-shipped'],
    example: tried({ id: '536365' }, { reason: 'The address is being checked.' }),
  },
  release: {
    allow: ['clerk'],
    summary: 'Lets a held order be shipped again',
    problems: ['order-not-found'],
    example: tried({ id: '536365' }),
  },
} as const satisfies Record<string, CommandWords>;
