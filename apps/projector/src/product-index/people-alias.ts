import { peopleAlias } from '#platform/elasticsearch/index-names';
import { type SearchTarget } from './search-target.js';
import { asking, askingFor } from './server-faults.js';

/** Lets the alias that people look through lead to the index of the live generation. Nothing of ours reads it. @throws Unwritable */
export async function pointPeople({ client, prefix }: SearchTarget, index: string): Promise<void> {
  const alias = peopleAlias(prefix);
  const before = Object.keys((await askingFor(client.indices.getAlias({ name: alias }))) ?? {});
  if (before.length === 1 && before[0] === index) return;
  const actions = [
    ...before.filter((other) => other !== index).map((other) => ({ remove: { index: other, alias } })),
    { add: { index, alias } },
  ];
  await asking(client.indices.updateAliases({ actions }));
}
