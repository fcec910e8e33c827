import { IsBoolean } from 'class-validator';
import { field, type FieldOptions } from './fields.js';

/** Yes or no, in a body: nothing that only looks like it. */
export const BooleanField = (options: FieldOptions = {}) =>
  field(options, { type: Boolean }, IsBoolean({ message: 'must be true or false' }));
