import { IdField, SkuField } from '#platform/fields/id-fields';

/** What stands in the addresses: nothing but identifiers as commands accept them can name a resource. */
export class IdPath {
  @IdField() id: string;
}

export class SkuPath {
  @SkuField() sku: string;
}

export class WalletPath {
  @IdField() customerId: string;
}

export class ProjectionPath {
  @IdField() name: string;
}
