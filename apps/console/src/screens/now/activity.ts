import { signal } from '@preact/signals';
import { bodyOf } from '../../api/answer.js';
import { commands } from '../../api/clients.js';
import { type operations } from '../../api/generated/command-api.js';
import { openResource, type Resource } from '../../data/resource.js';
import { poll } from '../../data/polling.js';
import { type Lately, lately } from './lately.js';

type Activity = operations['getActivity']['responses'][200]['content']['application/json'];

const EVERY_MS = 5_000;
/** What is shown is that of the last minute. */
const LOOKS = 12;

let watched: Resource<Activity> | undefined;
let known: { readonly ms: number; readonly activity: Activity }[] = [];

/** What the commands came to in the last minute, as the command API that answered sees it; undefined until it was asked twice. */
export const activityLately = signal<Lately | undefined>(undefined);

/** Asks for as long as the page is open, once somebody has. */
export function watchActivity(): Resource<Activity> {
  if (watched !== undefined) return watched;
  watched = openResource((signal) => bodyOf(commands.GET('/activity', { signal })));
  const look = async () => {
    await watched?.reload();
    const activity = watched?.value.peek();
    if (activity === undefined || watched?.problem.peek() !== undefined) return;
    known = [...known.slice(-LOOKS * 4), { ms: Date.now(), activity }];
    // Behind a gateway any of several may answer: each is compared with itself.
    const own = known.filter((each) => each.activity.process === activity.process).slice(-LOOKS - 1);
    const first = own[0];
    const last = own.at(-1);
    activityLately.value = first === undefined || last === undefined || first === last ? activityLately.value : lately(first, last);
  };
  void look();
  poll(look, EVERY_MS);
  return watched;
}
