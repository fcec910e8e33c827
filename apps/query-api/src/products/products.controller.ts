import { isStaff, type Principal } from '#platform/auth/principal';
import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { SkuPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { type AskedProducts, SearchAsked, SearchProductsParameters } from '../product-search/asked-products.js';
import { DescribesParameters } from '../product-search/described-parameters.js';
import { besideFoundProducts, FoundProductShape, SuggestionsShape } from '../product-search/found-products.js';
import { searchProducts, SuggestParameters, suggestProducts } from '../product-search/search-products.js';
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

  @AnswersPage(
    'search',
    {
      allow: 'catalogue',
      summary: 'Products by what is written in them; drafts for staff only',
      example: { q: 'lantern' },
      problems: ['cursor-expired'],
    },
    FoundProductShape,
    besideFoundProducts,
  )
  @DescribesParameters(SearchProductsParameters)
  search(@SearchAsked() asked: AskedProducts, @AskedBy() { principal, freshness }: Asker<Principal | undefined>) {
    return new Ask(searchProducts, { ...asked, seesDrafts: isStaff(principal), freshness });
  }

  @AnswersOne('suggest', { allow: 'catalogue', summary: 'What somebody may be about to type', example: { q: 'lan' } }, SuggestionsShape)
  suggest(@Query() parameters: SuggestParameters, @AskedBy() { freshness }: Asker<Principal | undefined>) {
    return new Ask(suggestProducts, { parameters, freshness });
  }

  @AnswersOne(':sku', { allow: 'catalogue', summary: 'A product; a draft for staff only', example: { sku: 'LANTERN' } }, Product)
  find(@Param() { sku }: SkuPath, @Query(NoParameters) _none: unknown, @AskedBy() { principal, freshness }: Asker<Principal | undefined>) {
    return new Ask(findProduct, { sku, seesDrafts: isStaff(principal), freshness });
  }
}
