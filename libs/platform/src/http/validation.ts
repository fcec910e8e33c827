import { type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { setImmediate as others } from 'node:timers/promises';
import { misfits, MOST_FAULTS } from '../fields/shapes.js';
import { type FieldError, problem } from '../problems/problem.js';
import { isSurelyGood } from './acceptance.js';
import { inParts, makeRest, type Parted } from './long-lists.js';

type Class = new () => object;

const options: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
};
const plain: readonly unknown[] = [String, Boolean, Number, Array, Object, Buffer, Date];

/** Checks bodies, query strings and paths against their class; unknown fields are refused by name. */
export function createValidationPipe(): PipeTransform<unknown, unknown> {
  return new StrictValidationPipe();
}

/**
 * Nothing reaches class-transformer that does not fit: it makes instances of whatever it is given, and passes over what it cannot name. Long lists are
 * made and looked at in parts, and no further than there are faults to tell.
 */
class StrictValidationPipe implements PipeTransform<unknown, unknown> {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (metatype === undefined || type === 'custom' || plain.includes(metatype)) return value;
    // No body at all is an empty one; null is a value.
    const given = value === undefined && type === 'body' ? {} : value;
    refuse(misfits(given, metatype as Class, '', type === 'body'));
    const fields = given as Readonly<Record<string, unknown>>;
    const parted = inParts(fields, metatype as Class);
    if (parted !== undefined) return transformInParts(parted, metatype as Class);
    const [made, faults] = make(fields, metatype as Class);
    refuse(faults);
    return made;
  }
}

function make(fields: object, type: Class): readonly [made: object, faults: readonly FieldError[]] {
  const made = plainToInstance(type, fields);
  return [made, isSurelyGood(made) ? [] : validateSync(made, options).flatMap((error) => flatten(error, ''))];
}

async function transformInParts({ first, lists }: Parted, type: Class): Promise<object> {
  await others();
  const [made, found] = make(first, type);
  const faults = [...found];
  for (const list of lists) {
    const { name } = list;
    const rest = await makeRest(list, options, (errors, index) => {
      faults.push(...errors.flatMap((error) => flatten(error, `${name}[${index}]`)));
      return faults.length <= MOST_FAULTS;
    });
    (made as Record<string, unknown[]>)[name]?.push(...rest);
  }
  await others();
  refuse(faults);
  return made;
}

/** @throws Problem where there is a fault, telling the first hundred, and whether there are more */
function refuse(faults: readonly FieldError[]): void {
  const [first] = faults;
  if (first === undefined) return;
  const more = faults.length > MOST_FAULTS ? ` (the first of more than ${MOST_FAULTS} faults)` : '';
  throw problem('validation-failed', `${first.path} ${first.message}${more}`, { errors: faults.slice(0, MOST_FAULTS) });
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
