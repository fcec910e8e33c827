import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { type FieldError, invalid, problem } from '../problems/problem.js';

/** Checks bodies and query strings against their class; unknown fields are refused by name. */
export function createValidationPipe(): ValidationPipe {
  return new StrictValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((error) => flatten(error, '')).slice(0, 100);
      const first = fields[0];
      return problem('validation-failed', first === undefined ? 'The body must be a JSON object.' : `${first.path} ${first.message}`, {
        errors: fields,
      });
    },
  });
}

/** class-transformer leaves these names out of what it makes, so that the check for unknown fields would never see them. */
const unseen = ['__proto__', 'constructor'];

class StrictValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const name = typeof value === 'object' && value !== null ? unseen.find((each) => Object.hasOwn(value, each)) : undefined;
    if (name !== undefined) throw invalid(name, 'is not a known field');
    return super.transform(value, metadata);
  }
}

function flatten(error: ValidationError, parent: string): FieldError[] {
  const path =
    /^\d+$/.test(error.property) && parent !== ''
      ? `${parent}[${error.property}]`
      : parent === ''
        ? error.property
        : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([name, message]) => ({
    path,
    message: name === 'whitelistValidation' ? 'is not a known field' : withoutName(message, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, path))];
}

/** class-validator starts its messages with the property's name, which the path already says. */
function withoutName(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
