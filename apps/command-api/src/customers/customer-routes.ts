import { tried } from '#platform/routes/route-words';
import { EraseBody } from '../http/bodies.js';
import { type CommandWords } from '../http/command-route.js';
import { ChangeContactBody, RegisterCustomerBody } from './customer-bodies.js';

const allow = ['customer', 'clerk'] as const;
const anna = { id: '17850' };

/** What is said of the routes of customers. */
export const customerRoutes = {
  register: {
    allow,
    summary: 'Registers a customer; a customer registers himself',
    body: RegisterCustomerBody,
    creates: true,
    problems: ['customer-exists', 'customer-erased', 'email-taken', 'customer-forbidden'],
    example: tried(
      {},
      {
        customerId: '17850',
        name: 'Anna Example',
        email: 'anna@example.com',
        address: { line1: '1 High Street', city: 'York', postalCode: 'YO1 7HH', country: 'GB' },
      },
    ),
  },
  contact: {
    allow,
    summary: 'Changes the contact details that are given',
    body: ChangeContactBody,
    problems: ['customer-not-found', 'customer-erased', 'email-taken'],
    example: tried(anna, { phone: '+44 1904 000000' }),
  },
  erase: {
    allow,
    summary: 'Erases the personal data of a customer for good',
    body: EraseBody,
    problems: ['customer-not-found'],
    example: tried(anna, { reason: 'Asked for it.' }),
  },
} as const satisfies Record<string, CommandWords>;
