import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { type ValidatorOptions } from 'class-validator';
import { misfits } from '../fields/shapes.js';
import { type FieldError, problem } from '../problems/problem.js';
import { breathe } from './breathe.js';

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
      return problem('validation-failed', first === undefined ? 'The request is not valid.' : `${first.path} ${first.message}`, {
        errors: fields,
      });
    },
  });
}

/** Nothing reaches class-transformer that does not fit: it makes instances of whatever it is given, and passes over what it cannot name. */
class StrictValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { metatype, type } = metadata;
    if (metatype !== undefined && this.toValidate(metadata)) {
      // No body at all is an empty one; null is a value.
      const given = value === undefined && type === 'body' ? {} : value;
      const errors = misfits(given, metatype as new () => object, '');
      const [first] = errors;
      if (first !== undefined) throw problem('validation-failed', `${first.path} ${first.message}`, { errors });
      await breathe(given);
      const made: unknown = await super.transform(given, metadata);
      await breathe(given);
      return made;
    }
    return super.transform(value, metadata);
  }

  /** What has been made of the value is held against its class. */
  protected override async validate(made: object, options?: ValidatorOptions): Promise<ValidationError[]> {
    await breathe(made);
    return super.validate(made, options);
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
