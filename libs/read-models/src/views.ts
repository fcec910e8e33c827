import { customersProjection } from './customers.js';
import { ordersProjection } from './orders.js';
import { productsProjection } from './products.js';
import { type Projection } from './projection.js';
import { salesProjection } from './sales.js';
import { stockLevelsProjection } from './stock-levels.js';
import { walletsProjection } from './wallets.js';

/** Every view that the projector keeps. */
export const views = [
  productsProjection,
  stockLevelsProjection,
  ordersProjection,
  salesProjection,
  customersProjection,
  walletsProjection,
] as const satisfies readonly Projection[];
export type ViewName = (typeof views)[number]['name'];
