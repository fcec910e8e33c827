import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { setImmediate as others } from 'node:timers/promises';
import { shapeOf } from '../fields/shapes.js';

type Class = new () => object;
type Members = Readonly<Record<string, unknown>>;

/** So many objects are made and looked at before others have their turn. */
const PART = 100;

/** A list of objects that is looked at in parts. */
interface LongList {
  readonly name: string;
  readonly of: Class;
  readonly items: readonly unknown[];
}

/** What holds long lists, apart: they are made and looked at part by part, so that nobody waits for the whole of it. */
export interface Parted {
  /** With the first part of each list only. */
  readonly first: Members;
  readonly lists: readonly LongList[];
}

/** Undefined for what holds no long list of objects. */
export function inParts(value: Members, type: Class): Parted | undefined {
  const lists: LongList[] = [];
  let first = value;
  for (const [name, items] of Object.entries(value)) {
    if (!Array.isArray(items) || items.length <= PART) continue;
    const of = shapeOf(type, name)?.of?.();
    if (of === undefined) continue;
    lists.push({ name, of, items });
    first = { ...first, [name]: items.slice(0, PART) };
  }
  return lists.length === 0 ? undefined : { first, lists };
}

/**
 * Makes what comes after a list's first part.
 * @param tell of what is wrong, with the index of the item; answers whether more is to be looked at
 */
export async function makeRest(
  { of, items }: LongList,
  options: ValidatorOptions,
  tell: (errors: readonly ValidationError[], index: number) => boolean,
): Promise<readonly object[]> {
  const made: object[] = [];
  for (let start = PART; start < items.length; start += PART) {
    await others();
    for (const [offset, item] of plainToInstance(of, items.slice(start, start + PART)).entries()) {
      made.push(item);
      const errors = validateSync(item, options);
      if (errors.length > 0 && !tell(errors, start + offset)) return made;
    }
  }
  return made;
}
