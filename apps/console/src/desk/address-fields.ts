/** The parts of an address with what they are called, in the order in which they are typed. */
export const addressFields = [
  ['line1', 'Street'],
  ['line2', 'Street, second line'],
  ['city', 'City'],
  ['region', 'Region'],
  ['postalCode', 'Postal code'],
  ['country', 'Country'],
] as const;
