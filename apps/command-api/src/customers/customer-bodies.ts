import { CountryField, IdField, NestedField, TextField } from '#platform/fields/fields';
import { ASCII_ADDRESS_PATTERN } from '#personal-data/email-address';

const EMAIL = {
  description: 'Unique among customers, however it is spelled. One beyond ASCII is looked at more closely than is said here.',
  verbatim: true,
  described: {
    anyOf: [
      { type: 'string', pattern: ASCII_ADDRESS_PATTERN },
      { type: 'string', pattern: '[^\\u0000-\\u007f]' },
    ],
    example: 'anna@example.com',
  },
} as const;

export class AddressBody {
  @TextField(1, 200, { optional: true }) line1?: string;
  @TextField(1, 200, { optional: true }) line2?: string;
  @TextField(1, 200, { optional: true }) city?: string;
  @TextField(1, 200, { optional: true }) region?: string;
  @TextField(1, 40, { optional: true }) postalCode?: string;
  @CountryField({ optional: true }) country?: string;
}

export class RegisterCustomerBody {
  @IdField({ optional: true, description: 'Made by the server where it is left out; a customer’s own is his token’s subject.' })
  customerId?: string;
  @TextField(1, 200) name: string;
  @TextField(1, 320, EMAIL) email: string;
  @TextField(1, 40, { optional: true }) phone?: string;
  @NestedField(() => AddressBody, { optional: true }) address?: AddressBody;
}

/** What is left out stays as it is; an address is replaced as a whole. */
export class ChangeContactBody {
  @TextField(1, 200, { optional: true }) name?: string;
  @TextField(1, 320, { ...EMAIL, optional: true }) email?: string;
  @TextField(1, 40, { optional: true }) phone?: string;
  @NestedField(() => AddressBody, { optional: true }) address?: AddressBody;
}
