import { tried } from '#platform/routes/route-words';
import { type CommandWords } from '../http/command-route.js';
import { AdjustStockBody, ReceiveStockBody } from './stock-bodies.js';

const allow = ['warehouse'] as const;
const lantern = { sku: 'LANTERN' };

/** What is said of the routes of stock. */
export const stockRoutes = {
  receive: {
    allow,
    summary: 'Takes goods into stock',
    body: ReceiveStockBody,
    problems: ['quantity-invalid', 'stock-too-large'],
    example: tried(lantern, { quantity: 120, reference: 'Delivery 4711' }),
  },
  adjust: {
    allow,
    summary: 'Corrects what is on hand, up or down',
    body: AdjustStockBody,
    problems: ['stock-not-found', 'stock-insufficient', 'stock-too-large', 'quantity-invalid'],
    example: tried(lantern, { delta: -1, reason: 'Broken.' }),
  },
} as const satisfies Record<string, CommandWords>;
