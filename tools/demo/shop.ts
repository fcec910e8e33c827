/** What the little shop sells, to whom. The same in every run, so that a repeat is recognised. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  /** In pounds. */
  readonly price: string;
}

export const products: readonly Product[] = [
  { sku: 'TEAPOT-BLUE', name: 'Blue enamel teapot', category: 'kitchen', price: '18.50' },
  { sku: 'MUG-STONE', name: 'Stoneware mug', category: 'kitchen', price: '7.95' },
  { sku: 'COFFEE-250', name: 'Coffee beans, 250 g', category: 'pantry', price: '8.40' },
  { sku: 'JAM-FIG', name: 'Fig jam', category: 'pantry', price: '4.25' },
  { sku: 'LANTERN-S', name: 'White metal lantern', category: 'lights', price: '12.00' },
  { sku: 'CANDLE-3', name: 'Beeswax candles, set of three', category: 'lights', price: '9.90' },
  { sku: 'NOTEBOOK-A5', name: 'Notebook A5, dotted', category: 'paper', price: '6.50' },
  { sku: 'PENCILS-12', name: 'Coloured pencils, a dozen', category: 'paper', price: '11.75' },
  { sku: 'SCARF-WOOL', name: 'Woollen scarf', category: 'wear', price: '34.00' },
  { sku: 'GLOVES-M', name: 'Leather gloves, medium', category: 'wear', price: '42.00' },
];

export interface Customer {
  readonly customerId: string;
  readonly name: string;
  readonly city: string;
}

export const customers: readonly Customer[] = [
  { customerId: 'demo-anna', name: 'Anna Example', city: 'York' },
  { customerId: 'demo-ben', name: 'Ben Example', city: 'Leeds' },
  { customerId: 'demo-chloe', name: 'Chloe Example', city: 'Bath' },
  { customerId: 'demo-david', name: 'David Example', city: 'Truro' },
  { customerId: 'demo-esra', name: 'Esra Example', city: 'Cardiff' },
  { customerId: 'demo-finn', name: 'Finn Example', city: 'Oban' },
];

export const pounds = (amount: string) => ({ amount, currency: 'GBP' });
