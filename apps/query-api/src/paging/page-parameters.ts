import { IntegerField, TextField } from '#platform/fields/fields';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';

const MOST_ITEMS = 200;

/** A number as a query string spells it; what is none stays as it is, and is refused. */
export const Spelled = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value));

/** How much is asked for at a time. */
export const LimitField = (description: string) =>
  applyDecorators(
    Spelled(),
    IntegerField(1, MOST_ITEMS, {
      optional: true,
      description,
      default: 50,
      message: `must be a whole number from 1 to ${MOST_ITEMS}`,
    }),
  );

/** How every list is asked for its parts. */
export class PageParameters {
  @TextField(0, 2_000, {
    optional: true,
    verbatim: true,
    description: 'The `nextCursor` of the page before, of this list and with these filters.',
    described: { minLength: 1, pattern: '^[A-Za-z0-9_-]+$' },
  })
  cursor?: string;

  @LimitField('Items per page.') limit: number = 50;
}
