import { Inject, Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OrderRow } from '#read-models/orders';
import { type ProductRow } from '#read-models/products';
import { OrderStreams } from './order-history/stream-reader.js';
import { EmailOwners } from './order-search/email-owners.js';
import { type Page, type WrittenAnswer } from './answers/answer.js';
import { type Order } from './orders/order.js';
import { ordersById } from './orders/orders-by-id.js';
import { OrderChanges } from './orders/order-changes.js';
import { Cursors } from './paging/cursors.js';
import { PersonalData } from './personal-data/personal-data.js';
import { ProductSearch } from './product-search/product-search.js';
import { productsBySku } from './products/products-by-sku.js';
import { RowByKey } from './views/row-by-key.js';
import { Together } from './views/together.js';
import { Views } from './views/views.js';

/** Under which the shop's own currency is provided. */
export const SHOP_CURRENCY = 'SHOP_CURRENCY';

/** What questions are answered from. */
@Injectable()
export class Sources {
  readonly productBySku: RowByKey<ProductRow>;
  readonly orderById: RowByKey<OrderRow>;
  readonly orderLists = new Together<WrittenAnswer<Page<Order>>>();

  constructor(
    readonly views: Views,
    readonly personalData: PersonalData,
    readonly cursors: Cursors,
    readonly streams: OrderStreams,
    readonly changes: OrderChanges,
    readonly emails: EmailOwners,
    readonly products: ProductSearch,
    @Inject(SHOP_CURRENCY) readonly shopCurrency: string,
  ) {
    this.productBySku = new RowByKey(views, productsBySku);
    this.orderById = new RowByKey(views, ordersById);
  }
}

/** Any question: the function that answers it, and what is asked. */
export class Ask<Asked, Result> extends Query<Result> {
  constructor(
    readonly answer: (sources: Sources, asked: Asked) => Promise<Result>,
    readonly asked: NoInfer<Asked>,
  ) {
    super();
  }
}

@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask<never, unknown>> {
  constructor(private readonly sources: Sources) {}

  execute<Asked, Result>({ answer, asked }: Ask<Asked, Result>): Promise<Result> {
    return answer(this.sources, asked);
  }
}
