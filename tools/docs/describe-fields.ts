import { CURRENCY_PATTERN, ID_PATTERN, SKU_PATTERN, TIME_PATTERN } from '#events/contracts/fields';
import { AMOUNT_PATTERN } from '#events/contracts/money';
import { isMoney, type Schema } from './schema.js';

export interface FieldRow {
  /** For example `lines[].unitPrice`. */
  readonly path: string;
  readonly type: string;
  readonly required: string;
  readonly description: string;
}

/** Strings of a form of their own, as the page calls them. */
const forms = new Map([
  [ID_PATTERN, 'id'],
  [SKU_PATTERN, 'sku'],
  [CURRENCY_PATTERN, 'currency'],
  [AMOUNT_PATTERN, 'decimal'],
  [TIME_PATTERN, 'time'],
]);

/** Every field of an object, those inside it right behind it. */
export function describeFields(schema: Schema, parent = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${parent}${name}`;
    const required = schema.required?.includes(name) === true ? 'yes' : 'no';
    const mark = field.personalData === true ? ' **Personal data.**' : '';
    return [{ path, type: typeOf(field), required, description: `${field.description ?? ''}${mark}`.trim() }, ...within(field, path)];
  });
}

function within(field: Schema, path: string): FieldRow[] {
  if (isMoney(field)) return [];
  if (field.properties !== undefined) return describeFields(field, `${path}.`);
  if (field.items?.anyOf !== undefined) return describeKinds(field.items.anyOf, `${path}[].`);
  return field.items === undefined ? [] : describeFields(field.items, `${path}[].`);
}

/** Objects of several kinds, told apart by `type`: each field once, with the kinds that have it. */
function describeKinds(kinds: readonly Schema[], parent: string): FieldRow[] {
  const rows = new Map<string, { readonly row: FieldRow; readonly kinds: string[]; always: boolean }>();
  for (const kind of kinds) {
    for (const row of describeFields(kind, parent)) {
      const known = rows.get(`${row.path} ${row.type}`) ?? { row, kinds: [], always: true };
      known.kinds.push(`\`${kind.properties?.type?.const}\`${row.required === 'yes' ? '' : ' (optional)'}`);
      known.always &&= row.required === 'yes';
      rows.set(`${row.path} ${row.type}`, known);
    }
  }
  const type: FieldRow = {
    path: `${parent}type`,
    type: kinds.map((kind) => `\`${kind.properties?.type?.const}\``).join(', '),
    required: 'yes',
    description: 'The kind.',
  };
  const fields = [...rows.values()].filter(({ row }) => row.path !== type.path);
  return [
    type,
    ...fields.map(({ row, kinds: having, always }) => ({
      ...row,
      required: always && having.length === kinds.length ? 'yes' : `with ${having.join(', ')}`,
    })),
  ];
}

function typeOf(schema: Schema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(', ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (isMoney(schema)) return 'money';
  switch (schema.type) {
    case 'string':
      return schema.personalData === true ? 'sealed' : textType(schema);
    case 'array':
      return `list of ${schema.items?.anyOf === undefined ? typeOf(schema.items ?? {}) : 'objects'}${range(schema.minItems, schema.maxItems)}`;
    case 'object':
      return schema.patternProperties === undefined
        ? 'object'
        : `object of ${Object.values(schema.patternProperties).map(typeOf).join(', ')}`;
    default:
      return `${schema.type ?? 'anything'}${range(schema.minimum, schema.maximum)}`;
  }
}

function textType({ pattern, format, minLength, maxLength }: Schema): string {
  if (pattern !== undefined) return forms.get(pattern) ?? `\`${pattern}\``;
  return format ?? `text${range(minLength, maxLength)}`;
}

function range(least: number | undefined, most: number | undefined): string {
  const [from, to] = [least?.toLocaleString('en'), most?.toLocaleString('en')];
  if (to === undefined) return from === undefined ? '' : `, ${from} or more`;
  return from === undefined ? `, up to ${to}` : `, ${from} to ${to}`;
}
