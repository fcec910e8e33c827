import { type OrderStatus } from '../../desk/shapes.js';

/** What is typed and chosen above the list; an empty text where nothing is. */
export interface Filter {
  readonly status: string;
  readonly held: string;
  readonly customerId: string;
  /** Days; the second one is exclusive. */
  readonly from: string;
  readonly to: string;
  readonly q: string;
  readonly name: string;
  readonly email: string;
}

export const everything: Filter = { status: '', held: '', customerId: '', from: '', to: '', q: '', name: '', email: '' };
const names = Object.keys(everything) as readonly (keyof Filter)[];

export type Person = Pick<Filter, 'name' | 'email'>;
const nobody: Person = { name: '', email: '' };

/** Whom a filter looks for. It stands neither in the address nor in what is saved: both are kept where others read them. */
export const personOf = ({ name, email }: Person): Person => ({ name, email });
export const withoutPerson = (filter: Filter): Filter => ({ ...filter, ...nobody });
export const looksForPerson = ({ name, email }: Person): boolean => name + email !== '';

/** A filter stands in the address, so that it can be kept, sent and gone back to. @param person beside the address */
export function filterIn(address: URLSearchParams, person: Person | null = null): Filter {
  return { ...names.reduce((filter, name) => ({ ...filter, [name]: address.get(name) ?? '' }), everything), ...(person ?? nobody) };
}

export function addressOf(filter: Filter): string {
  const shown = withoutPerson(filter);
  const given = new URLSearchParams(names.flatMap((name) => (shown[name] === '' ? [] : [[name, shown[name]]])));
  return given.size === 0 ? '/desk' : `/desk?${String(given)}`;
}

/** Whether it is asked of the search, which knows nothing of what is on hold. */
export const isSearch = (filter: Filter): boolean => filter.q !== '' || looksForPerson(filter);

/** What a list of orders is asked for. */
export function listQuery({ status, held, customerId, from, to }: Filter) {
  return {
    ...(status !== '' && { status: status as OrderStatus }),
    ...(held !== '' && { held: held as 'true' | 'false' }),
    ...(customerId !== '' && { customerId }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
  };
}

/** What the search is asked for. */
export function searchQuery(filter: Filter) {
  const { held: _held, ...shared } = listQuery(filter);
  const { q, name, email } = filter;
  return { ...shared, ...(q !== '' && { q }), ...(name !== '' && { name }), ...(email !== '' && { email }) };
}
