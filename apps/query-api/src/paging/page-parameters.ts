import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const MOST_ITEMS = 200;
const message = `must be a whole number from 1 to ${MOST_ITEMS}`;

const PageSize = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value)),
    IsInt({ message }),
    Min(1, { message }),
    Max(MOST_ITEMS, { message }),
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: 50, description: 'Items per page.' }),
  );

const PlaceInList = () =>
  applyDecorators(IsOptional(), IsString(), MaxLength(2_000), ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' }));

/** How every list is asked for its parts. */
export class PageParameters {
  @PlaceInList()
  cursor?: string;

  @PageSize()
  limit: number = 50;
}
