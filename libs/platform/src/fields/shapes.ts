import { type FieldError } from '../problems/problem.js';

type Class = new () => object;

/** What an object of a class may hold in one field. */
interface FieldShape {
  /** The class of the object, or of each object of the list, that stands there; undefined for a plain value. */
  readonly of?: () => Class;
  /** Of a list: so many objects at most. */
  readonly mostItems?: number;
  /** Of an object whose members have names of their own choice: so many at most. */
  readonly mostMembers?: number;
}

const shapes = new WeakMap<object, Map<string, FieldShape>>();

/** Remembers a field of a class. */
export const Shaped =
  (shape: FieldShape = {}): PropertyDecorator =>
  (prototype, name) => {
    const own = shapes.get(prototype) ?? new Map<string, FieldShape>();
    shapes.set(prototype, own.set(String(name), shape));
  };

/** So many faults are told; one more is looked for, to say whether there are more. */
export const MOST_FAULTS = 100;

/**
 * What keeps a value from being made an object of a class, before anything is made of it: whatever is no plain object, fields that the class does
 * not have, under whatever name, and lists that are too long. Whoever makes objects first and looks then passes over fields named like methods,
 * looks into lists inside lists, and has done the work already.
 * @param isJson whether an object or a list in the place of a plain value is refused here; what a query string repeats is left to the field's own check
 */
export function misfits(value: unknown, type: Class, path: string, isJson = true): readonly FieldError[] {
  const faults: FieldError[] = [];
  look(value, type, path, faults, isJson);
  return faults;
}

function look(value: unknown, type: Class, path: string, faults: FieldError[], isJson: boolean): void {
  if (!isPlain(value)) {
    faults.push({ path: path === '' ? 'body' : path, message: 'must be a JSON object' });
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if (faults.length > MOST_FAULTS) return;
    const inner = path === '' ? name : `${path}.${name}`;
    const shape = shapeOf(type, name);
    if (shape === undefined) faults.push({ path: inner, message: 'is not a known field' });
    else if (shape.mostMembers !== undefined) lookAtMembers(member, shape.mostMembers, inner, faults);
    else if (shape.of === undefined) {
      if (isJson && isNested(member)) faults.push({ path: inner, message: NOT_PLAIN });
    } else if (shape.mostItems === undefined) look(member, shape.of(), inner, faults, isJson);
    else lookThrough(member, shape.of(), shape.mostItems, inner, faults, isJson);
  }
}

const NOT_PLAIN = 'must be a single value';
const isNested = (value: unknown) => typeof value === 'object' && value !== null;

/** What is no object is left to the field's own check. */
function lookAtMembers(value: unknown, mostMembers: number, path: string, faults: FieldError[]): void {
  if (!isPlain(value)) {
    if (isNested(value)) faults.push({ path, message: 'must be a JSON object' });
    return;
  }
  const members = Object.entries(value);
  if (members.length > mostMembers) faults.push({ path, message: `must contain no more than ${mostMembers} members` });
  else for (const [name, member] of members) if (isNested(member)) faults.push({ path: `${path}.${name}`, message: NOT_PLAIN });
}

/** What is no list is left to the field's own check, as long as that is soon done. */
function lookThrough(list: unknown, type: Class, mostItems: number, path: string, faults: FieldError[], isJson: boolean): void {
  if (!Array.isArray(list)) {
    if (isNested(list)) faults.push({ path, message: 'must be an array' });
  } else if (list.length > mostItems) faults.push({ path, message: `must contain no more than ${mostItems} elements` });
  else {
    for (const [index, item] of list.entries()) {
      if (faults.length > MOST_FAULTS) return;
      look(item, type, `${path}[${index}]`, faults, isJson);
    }
  }
}

export function shapeOf(type: Class, name: string): FieldShape | undefined {
  for (
    let prototype: unknown = type.prototype;
    typeof prototype === 'object' && prototype !== null;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    const shape = shapes.get(prototype)?.get(name);
    if (shape !== undefined) return shape;
  }
  return undefined;
}

/** An object as JSON or a query string makes it. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || (prototype as { constructor?: unknown }).constructor === undefined;
}
