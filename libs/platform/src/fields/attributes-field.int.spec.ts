import { expect, test } from 'vitest';
import { createValidationPipe } from '../http/validation.js';
import { TextField } from './fields.js';
import { AttributesField } from './attributes-field.js';

class Named {
  @TextField(1, 10) name: string;
}
class Body {
  @AttributesField() attributes: Readonly<Record<string, unknown>>;
}
const read = (text: string) => createValidationPipe().transform(JSON.parse(text), { type: 'body', metatype: Body }) as Promise<Body>;

test.each(['hasOwnProperty', 'toString', 'valueOf', 'constructor', '__proto__', 'colour'])(
  'an attribute named %s is kept',
  async (name) => {
    const { attributes } = await read(`{"attributes":{"${name}":"white","heightCm":24}}`);

    expect(Object.entries(attributes)).toEqual([
      [name, 'white'],
      ['heightCm', 24],
    ]);
  },
);

test.each(['hasOwnProperty', 'toString', 'valueOf', 'constructor', '__proto__', 'colour'])('one named %s is checked', async (name) => {
  await expect(read(`{"attributes":{"${name}":[[]]}}`)).rejects.toMatchObject({ code: 'validation-failed' });
  await expect(read(`{"attributes":{"${name}":{}}}`)).rejects.toMatchObject({ code: 'validation-failed' });
});

test.each(['{"constructor":"x"}', '[{"constructor":1}]', '{"a":{"constructor":null}}', '{"toString":1}'])(
  'given %s where a text belongs, it is refused as anything else is',
  async (value) => {
    const read = createValidationPipe().transform(JSON.parse(`{"name":${value}}`), { type: 'body', metatype: Named });
    await expect(read).rejects.toMatchObject({ code: 'validation-failed' });
  },
);
