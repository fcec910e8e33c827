/** Closes a switch over a union: a new member is a compile error here until it is handled. */
export function unreachable(value: never): never {
  throw new TypeError(`Not handled: ${JSON.stringify(value)}`);
}
