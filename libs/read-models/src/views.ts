import { customersProjection } from './customers.js';
import { orderSearchProjection } from './order-search.js';
import { ordersProjection } from './orders.js';
import { paymentsProjection } from './payments.js';
import { productSearchProjection } from './product-search.js';
import { type PRODUCT_INDEX } from './product-index.js';
import { productsProjection } from './products.js';
import { type Projection } from './projection.js';
import { salesProjection } from './sales.js';
import { type SearchLanguage } from './search/languages.js';
import { stockLevelsProjection } from './stock-levels.js';
import { walletsProjection } from './wallets.js';

/** Every view that the projector keeps. @param language that the catalogue is written in */
export const viewsIn = (language: SearchLanguage) =>
  [
    productsProjection,
    stockLevelsProjection,
    ordersProjection,
    salesProjection,
    customersProjection,
    walletsProjection,
    paymentsProjection,
    productSearchProjection(language),
    orderSearchProjection,
  ] as const satisfies readonly Projection[];

/** As they are where nobody says otherwise. */
export const views = viewsIn('english');
/** The index is a view whose rows are kept elsewhere. */
export type ViewName = (typeof views)[number]['name'] | typeof PRODUCT_INDEX;
