import { tried } from '#platform/routes/route-words';
import { ReasonBody } from '../http/bodies.js';
import { type CommandWords } from '../http/command-route.js';
import { AddProductBody, ChangePriceBody, ReviseProductBody } from './product-bodies.js';

const allow = ['clerk'] as const;
const lantern = { sku: 'LANTERN' };

/** What is said of the routes of products. */
export const productRoutes = {
  add: {
    allow,
    summary: 'Adds a product as a draft',
    body: AddProductBody,
    creates: true,
    problems: ['product-exists', 'price-negative'],
    example: tried(
      {},
      {
        sku: 'LANTERN',
        name: 'White metal lantern',
        description: 'For candles, indoors and outdoors.',
        category: 'lights',
        attributes: { colour: 'white', heightCm: 24, outdoor: true },
        price: { amount: '3.39', currency: 'GBP' },
      },
    ),
  },
  revise: {
    allow,
    summary: 'Changes the fields of a product that are given',
    body: ReviseProductBody,
    problems: ['product-not-found', 'product-discontinued'],
    example: tried(lantern, { name: 'White lantern of metal' }),
  },
  price: {
    allow,
    summary: 'Changes the price of a product',
    body: ChangePriceBody,
    problems: ['product-not-found', 'product-discontinued', 'price-negative', 'price-missing'],
    example: tried(lantern, { price: { amount: '2.55', currency: 'GBP' } }),
  },
  publish: {
    allow,
    summary: 'Puts a product up for sale',
    problems: ['product-not-found', 'product-discontinued', 'price-missing'],
    example: tried(lantern),
  },
  discontinue: {
    allow,
    summary: 'Takes a product off sale for good',
    body: ReasonBody,
    problems: ['product-not-found'],
    example: tried(lantern, { reason: 'No longer made.' }),
  },
} as const satisfies Record<string, CommandWords>;
