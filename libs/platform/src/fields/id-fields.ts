import { type PipeTransform } from '@nestjs/common';
import { ID_PATTERN, SKU_PATTERN } from '#events/contracts/fields';
import { invalid } from '../problems/problem.js';
import { field, type FieldOptions, matches } from './field.js';

const idMessage = 'must be 1–100 characters of A–Z a–z 0–9 . _ -';
const skuMessage = 'must be 1–40 characters of A–Z a–z 0–9 . _ -';

export const IdField = (options: FieldOptions = {}) =>
  field(options, { type: String, pattern: ID_PATTERN }, matches(ID_PATTERN, idMessage));

export const SkuField = (options: FieldOptions = {}) =>
  field(options, { type: String, pattern: SKU_PATTERN }, matches(SKU_PATTERN, skuMessage));

/** For `@Param('id', pathId)`. @throws Problem validation-failed */
export const pathId = inPath('path id', ID_PATTERN, idMessage);

/** For `@Param('sku', pathSku)`. @throws Problem validation-failed */
export const pathSku = inPath('path sku', SKU_PATTERN, skuMessage);

function inPath(path: string, pattern: string, message: string): PipeTransform<string, string> {
  const format = new RegExp(pattern);
  return {
    transform: (value) => {
      if (!format.test(value)) throw invalid(path, message);
      return value;
    },
  };
}
