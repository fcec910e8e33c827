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

/** A filter stands in the address, so that it can be kept, sent and gone back to. */
export function filterIn(address: URLSearchParams): Filter {
  return names.reduce((filter, name) => ({ ...filter, [name]: address.get(name) ?? '' }), everything);
}

export function addressOf(filter: Filter): string {
  const given = new URLSearchParams(names.flatMap((name) => (filter[name] === '' ? [] : [[name, filter[name]]])));
  return given.size === 0 ? '/desk' : `/desk?${String(given)}`;
}

/** Whether it is asked of the search, which knows nothing of what is on hold. */
export const isSearch = ({ q, name, email }: Filter): boolean => q !== '' || name !== '' || email !== '';

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
