import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';

/** A text to look for, of characters that PostgreSQL can hold. */
export const GivenText = (longest: number, description: string) =>
  applyDecorators(
    IsOptional(),
    ValidateBy({
      name: 'isText',
      validator: {
        validate: (value) => typeof value === 'string' && value.length <= longest && !value.includes('\0') && value.isWellFormed(),
        defaultMessage: () => `must be one text of at most ${longest} characters, without U+0000`,
      },
    }),
    ApiPropertyOptional({ type: 'string', maxLength: longest, description }),
  );
