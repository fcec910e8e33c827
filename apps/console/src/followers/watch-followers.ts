import { signal } from '@preact/signals';
import { openResource, type Resource } from '../data/resource.js';
import { poll } from '../data/polling.js';
import { type Follower, type Followers, readFollowers } from './followers.js';
import { History } from './history.js';

const EVERY_MS = 2_000;
export const HEAD = 'head';
export const nameOf = ({ name, generation }: Pick<Follower, 'name' | 'generation'>) => `${name} ${generation}`;

const history = new History();
/** Counts the looks, for what draws the history. */
export const looks = signal(0);
export const ratesOf = (name: string) => history.rates(name);

let watched: Resource<Followers> | undefined;

/** How all followers do. Once somebody has asked it is kept up to date for as long as the page is open, so that its history has no gaps. */
export function watchFollowers(): Resource<Followers> {
  if (watched !== undefined) return watched;
  watched = openResource(readFollowers);
  const look = async () => {
    await watched?.reload();
    const followers = watched?.value.peek();
    if (followers === undefined || watched?.problem.peek() !== undefined) return;
    const counts = Object.fromEntries(followers.items.map((each) => [nameOf(each), each.events]));
    history.add({ ...counts, ...(followers.head !== null && { [HEAD]: Number(followers.head) }) }, Date.now());
    looks.value++;
  };
  void look();
  poll(look, EVERY_MS);
  return watched;
}
