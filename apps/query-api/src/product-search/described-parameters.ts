import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';

type Words = Readonly<Record<string, unknown>> & { readonly type?: unknown; readonly required?: boolean; readonly description?: string };

/**
 * Describes the parameters of a query string that a route reads by itself, from the fields of a class, and attributes of the catalogue, whose names nobody
 * knows beforehand.
 */
export function DescribesParameters(fields: new () => object): MethodDecorator {
  const prototype = fields.prototype as object;
  const names = (Reflect.getMetadata('swagger/apiModelPropertiesArray', prototype) as readonly string[]).map((name) => name.slice(1));
  const described = names.map((name) => {
    const {
      required = true,
      description,
      type,
      enumName: _,
      ...schema
    } = Reflect.getMetadata('swagger/apiModelProperties', prototype, name) as Words;
    return ApiQuery({ name, required, ...(description === undefined ? {} : { description }), schema: { ...schema, type: nameOf(type) } });
  });
  return applyDecorators(...described, ...attributes.map((each) => ApiQuery({ ...each, required: false })));
}

const nameOf = (type: unknown): 'string' | 'integer' => (type === 'integer' ? 'integer' : 'string');

/** Of one end of a range. */
export const DECIMAL_PATTERN = '^-?\\d{1,15}(\\.\\d{1,15})?$';

const attributes = [
  {
    name: 'attr.{name}',
    description: 'Only products whose attribute of that name has this value; given again, any of them. At most 10 attributes.',
    schema: { type: 'array', items: { type: 'string', maxLength: 2_000 }, maxItems: 100 },
  },
  {
    name: 'attr.{name}.min',
    description: 'Only products whose attribute is a number, and this or more.',
    schema: { type: 'string', pattern: DECIMAL_PATTERN },
  },
  { name: 'attr.{name}.max', description: 'The same: this or less.', schema: { type: 'string', pattern: DECIMAL_PATTERN } },
];
