import { type Type } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { type Attributes } from '#events/contracts/fields';
import { createValidationPipe } from '../http/validation.js';
import { AttributesField } from './attributes-field.js';
import { CountryField, NestedListField, QueryTextField, TextField } from './fields.js';

const COMPOSED = 'Caf\u00e9';
const DECOMPOSED = 'Cafe\u0301';

class Shelf {
  @TextField(1, 4, { optional: true }) name?: string;
  @TextField(1, 10, { optional: true, verbatim: true }) token?: string;
  @QueryTextField(4, { optional: true }) category?: string;
  @CountryField({ optional: true }) country?: string;
  @AttributesField({ optional: true }) attributes?: Attributes;
  @NestedListField(() => Shelf, 1, 2, { optional: true }) inner?: Shelf[];
}

const pipe = createValidationPipe();
const read = <Body extends object>(metatype: Type<Body>, body: object) => pipe.transform(body, { type: 'body', metatype }) as Promise<Body>;

describe('free text', () => {
  it('is read in one spelling, at whatever depth, and is as long as that', async () => {
    const inner = [{ name: DECOMPOSED, category: DECOMPOSED }];
    expect(await read(Shelf, { name: DECOMPOSED, inner })).toEqual({ name: COMPOSED, inner: [{ name: COMPOSED, category: COMPOSED }] });
  });

  it('that is compared byte by byte stays as it was sent', async () => {
    expect(await read(Shelf, { token: DECOMPOSED })).toEqual({ token: DECOMPOSED });
  });

  it('of attributes is read so, too, names and all', async () => {
    const attributes = { [DECOMPOSED]: DECOMPOSED, number: 1, flag: true };
    expect(await read(Shelf, { attributes })).toEqual({ attributes: { [COMPOSED]: COMPOSED, number: 1, flag: true } });
  });

  it('is counted before any of it is looked at, however many there are', async () => {
    const attributes = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`name${index}`, 1]));
    const refused = read(Shelf, { attributes });
    await expect(refused).rejects.toMatchObject({
      more: { errors: [{ path: 'attributes', message: 'must contain no more than 200 members' }] },
    });
  });

  it('names no attribute twice', async () => {
    const refused = read(Shelf, { attributes: { [DECOMPOSED]: 1, [COMPOSED]: 2 } });
    await expect(refused).rejects.toMatchObject({ more: { errors: [{ path: 'attributes' }] } });
  });
});

describe('a country', () => {
  it.each([
    ['gb', 'GB'],
    [' GB\t', 'GB'],
    ['Gb', 'GB'],
    ['United Kingdom', 'United Kingdom'],
    [' usa ', 'usa'],
    ['Re\u0301union', 'R\u00e9union'],
  ])('given as "%s" is %s', async (given, country) => {
    expect(await read(Shelf, { country: given })).toEqual({ country });
  });

  it.each(['', '   ', 'x'.repeat(101), null, 44, ['GB']])('is never %j', async (country) => {
    await expect(read(Shelf, { country })).rejects.toMatchObject({ more: { errors: [{ path: 'country' }] } });
  });
});
