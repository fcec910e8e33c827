import { type ScreenProps } from '../screens.js';

/** The parts of an address as they are meant; what is no escape, as in `100%`, as it stands there. */
export const decodeParams = (params: object): ScreenProps['params'] =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? decode(value) : undefined]));

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}
