import { CurrentPrincipal, Public } from '#platform/auth/access';
import { isStaff, type Principal } from '#platform/auth/principal';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Answer, type Page } from '../answers/answer.js';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { SkuPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedFreshness, type Freshness } from '../views/freshness.js';
import { FindProduct } from './find-product.js';
import { ListProducts, ListProductsParameters } from './list-products.js';
import { Product } from './product.js';

@ApiTags('products')
@Controller('products')
export class ProductsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Public()
  @AnswersPage('Products by sku, of a category or of all; drafts for staff only', Product)
  list(
    @Query() parameters: ListProductsParameters,
    @CurrentPrincipal() principal: Principal | undefined,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<Page<Product>>> {
    return this.queries.execute(new ListProducts(parameters, isStaff(principal), freshness));
  }

  @Get(':sku')
  @Public()
  @AnswersOne('A product; a draft for staff only', Product)
  find(
    @Param() { sku }: SkuPath,
    @Query(NoParameters) _none: unknown,
    @CurrentPrincipal() principal: Principal | undefined,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<Product>> {
    return this.queries.execute(new FindProduct(sku, isStaff(principal), freshness));
  }
}
