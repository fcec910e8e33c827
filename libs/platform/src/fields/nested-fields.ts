import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { field, type FieldOptions } from './field.js';

// The OpenAPI document tells a type that is named late by the name of its function, `type`: hence `type: () => type()`.
export const NestedField = (type: () => new () => object, options: FieldOptions = {}) =>
  field(options, { type: () => type() }, IsObject(), ValidateNested(), Type(type));

export const NestedListField = (type: () => new () => object, minItems: number, maxItems: number, options: FieldOptions = {}) =>
  field(
    options,
    { type: () => type(), isArray: true, minItems, maxItems },
    IsArray(),
    ArrayMinSize(minItems),
    ArrayMaxSize(maxItems),
    ValidateNested({ each: true }),
    Type(type),
  );
