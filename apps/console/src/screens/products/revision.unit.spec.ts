import { expect, it } from 'vitest';
import { asTyped, revisionOf } from './revision.js';

const opened = { name: 'Pot', category: 'kitchen', attributes: { model: '42', fragile: 'true', litres: 1.5 } };
const typed = asTyped(opened);

it('what nobody touched is not sent', () => {
  expect(revisionOf(opened, typed)).toEqual({});
  expect(revisionOf(opened, { ...typed, name: 'Kettle' })).toEqual({ name: 'Kettle' });
  expect(revisionOf({ ...opened, description: 'round' }, { ...typed, description: '' })).toEqual({ description: '' });
});

it('an attribute whose text nobody touched keeps its value beside one that is changed', () => {
  const changed = typed.attributes.replace('1.5', '2') + '\ncups: 4';

  expect(revisionOf(opened, { ...typed, attributes: changed })).toEqual({
    attributes: { model: '42', fragile: 'true', litres: 2, cups: 4 },
  });
});
