import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { invalid } from '../problems/problem.js';
import { GIVEN_ID_PATTERN, GIVEN_SKU_PATTERN, idMessage, skuMessage } from './identifiers.js';

/** An id in the address, for a parameter of a method. @throws Problem validation-failed, when it is asked for */
export const PathId = (name: string) => inPath(name, 'path id', GIVEN_ID_PATTERN, idMessage);

/** The same for a sku. */
export const PathSku = () => inPath('sku', 'path sku', GIVEN_SKU_PATTERN, skuMessage);

function inPath(name: string, path: string, pattern: string, message: string): ParameterDecorator {
  const format = new RegExp(pattern);
  const checked: PipeTransform<string, string> = {
    transform: (value) => {
      if (!format.test(value)) throw invalid(path, message);
      return value;
    },
  };
  return (controller, method, index) => {
    Param(name, checked)(controller, method, index);
    const route = method === undefined ? undefined : Object.getOwnPropertyDescriptor(controller, method);
    if (method !== undefined && route !== undefined) ApiParam({ name, schema: { type: 'string', pattern } })(controller, method, route);
  };
}
