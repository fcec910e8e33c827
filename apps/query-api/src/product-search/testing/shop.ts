import { type SearchableProduct } from '../../testing/read-models.js';

/** A small shop with something of everything that a search has to tell apart. */
export const shop: readonly Partial<SearchableProduct>[] = [
  {
    sku: 'LAMP-1',
    name: 'Red desk lamp',
    category: 'lights/desk',
    price: '20',
    attributes: { brand: 'Lumo', watts: 40, colour: 'red', ean: '0095205603217' },
  },
  {
    sku: 'LAMP-2',
    name: 'Blue floor lamps',
    category: 'lights/floor',
    price: '80',
    attributes: { brand: 'Lumo', watts: 60, colour: 'blue', dimmable: true },
    added_at: '2021-01-01T00:00:00.000Z',
  },
  {
    sku: 'DESK-1',
    name: 'Oak desk',
    description: 'A desk with room for a lamp & <more>.',
    category: 'furniture',
    price: '300',
    attributes: { colour: 'oak' },
  },
  { sku: 'USB-C-1', name: 'USB-C cable', category: 'cables', price: '5.5', attributes: { length: 2 } },
  { sku: 'PHONES', name: 'WH-1000XM4 headphones', category: 'audio', price: '250', attributes: { brand: 'Sony' } },
  { sku: 'CAFE', name: 'Café crème cups', category: 'kitchen', price: '12', currency: 'EUR' },
  {
    sku: 'BOOK',
    name: "Women's notebook, 500 ml flask beside it",
    category: 'paper',
    price: '7',
    attributes: { ean: '4006381333931 4006381333948' },
  },
  { sku: 'SCRIPT', name: '<script>alert("x")</script> poster', category: 'paper', price: '7', attributes: { brand: '"><img src=x>' } },
  { sku: 'GONE', name: 'Old lamp', status: 'discontinued', category: 'lights', price: '1' },
  {
    sku: 'SECRET',
    name: 'Secret prototype lamp',
    status: 'draft',
    category: 'hidden',
    price: '1',
    attributes: { brand: 'Hush', watts: 9_999 },
  },
];
