import { setImmediate as others } from 'node:timers/promises';

/** A list of so many is large. */
const LARGE = 100;

/** Lets others have the event loop between two steps with what holds a long list; with anything else it goes on at once. */
export function breathe(value: unknown): Promise<void> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const isLarge = Object.values(value).some((member) => Array.isArray(member) && member.length > LARGE);
  return isLarge ? others() : undefined;
}
