import { isHeld } from './number-text.js';

/** Why a text is not taken although it may be JSON, and where. */
export interface TextFault {
  /** Such as `lines[3].price`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

/** Deepest nesting. */
const MAX_DEPTH = 32;
/** Most values, whatever holds them: the largest order has 12,000. */
const MOST_VALUES = 50_000;
/** Most members of one object. */
const MOST_MEMBERS = 10_000;
/** So many names are compared one by one, more are looked up. */
const FEW_NAMES = 12;
/** The path of something deep or long is of no use to anybody in full. */
const LONGEST_PATH = 200;
/** Where a number may as well be text: in the attributes of a product, also as a line of a batch brings them. */
const TAKES_TEXT = /^(?:body\.)?attributes\.[^.[]+$/;
const UNSTORABLE = 'U+0000 or lone surrogates';

/** An object or a list around the place that the walk has come to. */
interface Level {
  /** Names of the members so far; undefined for a list. */
  readonly names: string[] | undefined;
  /** The same, once there are many. */
  seen: Set<string> | undefined;
  /** Of the list's element. */
  index: number;
}

/**
 * Looks at a text before it becomes values, which costs far more: one pass, no copies but of names. Finds what JSON.parse takes and nobody should:
 * too many or too deeply nested values, a name that stands twice, numbers that would change, characters that no database keeps, `__proto__`.
 * Says nothing of a text that is no JSON, which JSON.parse finds. Strings are read sign by sign, since the compiler may move a search of the
 * whole text (`includes`, `indexOf`) into the loop, which then takes seconds.
 * @param levelsAround how many levels stand around what is limited, as a line of a batch around its body
 */
export function findTextFault(text: string, levelsAround = 0): TextFault | undefined {
  const levels: Level[] = [];
  let level: Level | undefined;
  let values = 0;
  let start = 0;
  let end = 0;
  let hasEscape = false;
  const fault = (message: string, of = levels): TextFault => ({ path: pathOf(of), message });

  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        start = at + 1;
        hasEscape = false;
        for (at = start; at < text.length; at++) {
          const code = text.charCodeAt(at);
          if (code === 0x22) break;
          if (code === 0x5c) {
            hasEscape = true;
            at++;
          }
        }
        end = at;
        if (end >= text.length) return undefined;
        values++;
        if (hasEscape && isUnstorable(text.slice(start, end)) && !isName(text, end)) return fault(`must not contain ${UNSTORABLE}`);
        break;
      case 0x3a: {
        // : after a name, which was no value
        values--;
        const { names } = level ?? {};
        if (level === undefined || names === undefined) return undefined;
        const name = hasEscape ? read(text.slice(start, end)) : text.slice(start, end);
        if (name === undefined) return undefined;
        if (hasEscape && (name.includes('\0') || !name.isWellFormed()))
          return fault(`has a member whose name contains ${UNSTORABLE}`, levels.slice(0, -1));
        const isRepeat = knows(level, name);
        names.push(name);
        if (name === '__proto__') return fault('is not a known field');
        if (isRepeat) return fault('stands twice');
        if (names.length > MOST_MEMBERS) return fault(`has more than ${MOST_MEMBERS} members`, levels.slice(0, -1));
        break;
      }
      case 0x2c: // ,
        if (level !== undefined) level.index++;
        break;
      case 0x7b: // {
      case 0x5b: // [
        values++;
        if (levels.length === MAX_DEPTH + levelsAround) return { path: '', message: `is nested deeper than ${MAX_DEPTH} levels` };
        level = { names: text.charCodeAt(at) === 0x7b ? [] : undefined, seen: undefined, index: 0 };
        levels.push(level);
        break;
      case 0x7d: // }
      case 0x5d: // ]
        levels.pop();
        level = levels.at(-1);
        break;
      case 0x74: // true
      case 0x6e: // null
        values++;
        at += 3;
        break;
      case 0x66: // false
        values++;
        at += 4;
        break;
      case 0x2d: // -
      case 0x30:
      case 0x31:
      case 0x32:
      case 0x33:
      case 0x34:
      case 0x35:
      case 0x36:
      case 0x37:
      case 0x38:
      case 0x39: {
        values++;
        const first = at;
        while (isOfNumber(text.charCodeAt(at + 1))) at++;
        if (!isHeld(text, first, at + 1)) {
          const path = pathOf(levels);
          return { path, message: `is a number that would be changed when it is read${TAKES_TEXT.test(path) ? ': send it as text' : ''}` };
        }
      }
    }
    if (values > MOST_VALUES) return { path: '', message: `holds more than ${MOST_VALUES} values` };
  }
  return undefined;
}

function pathOf(levels: readonly Level[]): string {
  let path = '';
  for (const { names, index } of levels) {
    if (names === undefined) path += `[${index}]`;
    else path += path === '' ? (names.at(-1) ?? '') : `.${names.at(-1) ?? ''}`;
    if (path.length > LONGEST_PATH) return `${path.slice(0, LONGEST_PATH - 1).toWellFormed()}…`;
  }
  return path;
}

function knows(level: Level, name: string): boolean {
  const { names = [] } = level;
  if (names.length < FEW_NAMES) return names.includes(name);
  level.seen ??= new Set(names);
  const { size } = level.seen;
  return level.seen.add(name).size === size;
}

/** Whether a colon comes next. */
function isName(text: string, end: number): boolean {
  let at = end + 1;
  while (text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === 0x3a;
}

/** UTF-8 brings neither, so they can only be written as escapes. */
function isUnstorable(raw: string): boolean {
  if (!raw.includes('\\u')) return false;
  const value = read(raw);
  return value !== undefined && (value.includes('\0') || !value.isWellFormed());
}

/** What stands between the quotes; undefined where that is no JSON. */
function read(raw: string): string | undefined {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isOfNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x65 || code === 0x45 || code === 0x2b || code === 0x2d;
}
