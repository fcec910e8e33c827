import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { field, type FieldOptions } from './field.js';

export const NestedField = (type: () => new () => object, options: FieldOptions = {}) =>
  field(options, { type }, IsObject(), ValidateNested(), Type(type));

export const NestedListField = (type: () => new () => object, minItems: number, maxItems: number, options: FieldOptions = {}) =>
  field(
    options,
    { type, isArray: true, minItems, maxItems },
    IsArray(),
    ArrayMinSize(minItems),
    ArrayMaxSize(maxItems),
    ValidateNested({ each: true }),
    Type(type),
  );
