import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { ChoiceField, CurrencyField, QueryPriceField, QueryTextField } from '#platform/fields/fields';
import { createValidationPipe } from '#platform/http/validation';
import { type FieldError, problem } from '#platform/problems/problem';
import { PageParameters } from '../paging/page-parameters.js';
import { DECIMAL_PATTERN } from './described-parameters.js';
import { type AttributeFilter } from './filters.js';
import { type Sort, sorts } from './product-search.js';

const LONGEST_TEXT = 10_000;
const MOST_ATTRIBUTES = 10;
const MOST_VALUES = 100;
const LONGEST_VALUE = 2_000;

export class SearchProductsParameters extends PageParameters {
  @QueryTextField(LONGEST_TEXT, { optional: true, description: 'Words to look for, a sku or an EAN; without it all products.' })
  q: string = '';

  @QueryTextField(200, { optional: true, description: 'Only this category and those below it: `a/b` is below `a`.' })
  category?: string;

  @CurrencyField({ optional: true, description: 'Prices are looked at in this currency alone; the shop’s own by default.' })
  currency?: string;

  @QueryPriceField({ optional: true, description: 'Only products at this price or above.' })
  minPrice?: string;

  @QueryPriceField({ optional: true, description: 'Only products at this price or below.' })
  maxPrice?: string;

  @ChoiceField(sorts, { optional: true, message: `must be one of ${sorts.join(', ')}`, description: 'The best first by default.' })
  sort: Sort = 'relevance';
}

/** What was asked: the parameters that have names, and the filters on attributes, whose names are the catalogue's. */
export interface AskedProducts {
  readonly parameters: SearchProductsParameters;
  readonly attributes: readonly AttributeFilter[];
}

const pipe = createValidationPipe();
const decimal = new RegExp(DECIMAL_PATTERN);

/** The query string of a search. @throws Problem validation-failed */
export const SearchAsked = createParamDecorator(async (_data: unknown, context: ExecutionContext): Promise<AskedProducts> => {
  const given = Object.entries(context.switchToHttp().getRequest<FastifyRequest>().query as Record<string, string | string[]>);
  const plain = Object.fromEntries(given.filter(([name]) => !name.startsWith('attr.')));
  const parameters = (await pipe.transform(plain, { type: 'query', metatype: SearchProductsParameters })) as SearchProductsParameters;
  const attributes = readAttributes(given.filter(([name]) => name.startsWith('attr.')));
  const { minPrice, maxPrice } = parameters;
  if (minPrice !== undefined && maxPrice !== undefined && Number(minPrice) > Number(maxPrice))
    refuse([{ path: 'minPrice', message: 'must not be above maxPrice' }]);
  return { parameters, attributes };
});

function readAttributes(given: readonly (readonly [string, string | string[]])[]): readonly AttributeFilter[] {
  const filters = new Map<string, { values: readonly string[]; min: number | undefined; max: number | undefined }>();
  const errors: FieldError[] = [];
  for (const [path, text] of given) {
    const [, name = '', end] = /^attr\.(.*?)(?:\.(min|max))?$/s.exec(path) ?? [];
    const values = [text].flat();
    const filter = filters.get(name) ?? { values: [], min: undefined, max: undefined };
    filters.set(name, filter);
    if (name === '' || name.length > 100 || name.includes('\0'))
      errors.push({ path, message: 'must name an attribute, of at most 100 characters' });
    else if (end === undefined) {
      const usable =
        values.length <= MOST_VALUES &&
        values.every((value) => value.length <= LONGEST_VALUE && !value.includes('\0') && value.isWellFormed());
      if (!usable)
        errors.push({ path, message: `must be at most ${MOST_VALUES} texts of at most ${LONGEST_VALUE} characters, without U+0000` });
      filter.values = values.map((value) => value.normalize('NFC'));
    } else {
      const [only = '', more] = values;
      if (more !== undefined || !decimal.test(only)) errors.push({ path, message: 'must be one decimal number' });
      filter[end as 'min' | 'max'] = Number(only);
    }
  }
  if (filters.size > MOST_ATTRIBUTES) errors.push({ path: 'attr', message: `must be at most ${MOST_ATTRIBUTES} filters` });
  if (errors.length > 0) refuse(errors);
  return [...filters].map(([name, filter]) => ({ name: name.normalize('NFC'), ...filter }));
}

function refuse(errors: readonly FieldError[]): never {
  throw problem('validation-failed', `${errors[0]?.path} ${errors[0]?.message}`, { errors: errors.slice(0, 100) });
}
