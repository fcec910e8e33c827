import { type PipeTransform } from '@nestjs/common';
import { ID_PATTERN, SKU_PATTERN } from '#events/contracts/fields';
import { invalid } from '#platform/problems/problem';

const id = new RegExp(ID_PATTERN);
const sku = new RegExp(SKU_PATTERN);

/** Checks an id in a path. @throws Problem validation-failed */
export const pathId: PipeTransform<string, string> = {
  transform: (value) => {
    if (!id.test(value)) throw invalid('path id', 'must be 1–100 characters of A–Z a–z 0–9 . _ -');
    return value;
  },
};

/** Checks a sku in a path. @throws Problem validation-failed */
export const pathSku: PipeTransform<string, string> = {
  transform: (value) => {
    if (!sku.test(value)) throw invalid('path sku', 'must be 1–40 characters of A–Z a–z 0–9 . _ -');
    return value;
  },
};
