import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

/** Identifiers as commands accept them; nothing else can name a resource. */
export const ID = /^[A-Za-z0-9._-]{1,100}$/;
const SKU = /^[A-Za-z0-9._-]{1,40}$/;
export const idMessage = 'must be 1–100 characters of A–Z a–z 0–9 . _ -';
const skuMessage = 'must be 1–40 characters of A–Z a–z 0–9 . _ -';

const IsSku = () => applyDecorators(Matches(SKU, { message: skuMessage }), ApiProperty({ pattern: SKU.source }));
const IsId = () => applyDecorators(Matches(ID, { message: idMessage }), ApiProperty({ pattern: ID.source }));

export class SkuPath {
  @IsSku()
  sku: string;
}

export class OrderPath {
  @IsId()
  id: string;
}

export class CustomerPath {
  @IsId()
  id: string;
}

export class WalletPath {
  @IsId()
  customerId: string;
}

export class ProjectionPath {
  @IsId()
  name: string;
}
