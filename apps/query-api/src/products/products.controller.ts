import { isStaff, type Principal } from '#platform/auth/principal';
import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { SkuPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { findProduct } from './find-product.js';
import { listProducts, ListProductsParameters } from './list-products.js';
import { Product } from './product.js';

@ApiTags('products')
@Controller('products')
export class ProductsController {
  @AnswersPage('', { allow: 'catalogue', summary: 'Products by sku, of a category or of all; drafts for staff only' }, Product)
  list(@Query() parameters: ListProductsParameters, @AskedBy() { principal, freshness }: Asker<Principal | undefined>) {
    return new Ask(listProducts, { parameters, seesDrafts: isStaff(principal), freshness });
  }

  @AnswersOne(':sku', { allow: 'catalogue', summary: 'A product; a draft for staff only', example: { sku: 'LANTERN' } }, Product)
  find(@Param() { sku }: SkuPath, @Query(NoParameters) _none: unknown, @AskedBy() { principal, freshness }: Asker<Principal | undefined>) {
    return new Ask(findProduct, { sku, seesDrafts: isStaff(principal), freshness });
  }
}
