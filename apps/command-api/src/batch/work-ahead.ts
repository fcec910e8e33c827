/** How far the work may be ahead of the answers. */
export interface Ahead {
  /** Items that are read and not answered yet. */
  readonly items: number;
  /** What those may weigh together; one may weigh more. */
  readonly weight: number;
}

/** An item under way. */
interface Begun<Answer> {
  readonly answer: Promise<Answer>;
  readonly weight: number;
}

/**
 * Begins the work on each item as it comes, and gives the answers in the order of the items, each as soon as those before it are given. Reads no
 * further than it may be ahead: whoever does not take the answers is not read any more.
 * @throws what `items` or `begin` throws, in its turn
 */
export async function* workAhead<Item, Answer>(
  items: AsyncIterator<Item>,
  { items: mostItems, weight: mostWeight }: Ahead,
  weigh: (item: Item) => number,
  begin: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const under: Begun<Answer>[] = [];
  let weight = 0;
  let ended = false;
  let reading: Promise<IteratorResult<Item, unknown>> | undefined;
  try {
    for (;;) {
      const hasRoom = under.length === 0 || (under.length < mostItems && weight < mostWeight);
      if (!ended && hasRoom) reading ??= items.next();
      const [first] = under;
      if (first === undefined && reading === undefined) return;
      const answered = first?.answer.then((answer) => ({ answer }));
      const read = hasRoom ? reading?.then((result) => ({ result })) : undefined;
      const next = await Promise.race([answered, read].filter((each) => each !== undefined));
      if ('answer' in next) {
        weight -= under.shift()?.weight ?? 0;
        yield next.answer;
        continue;
      }
      reading = undefined;
      if (next.result.done === true) ended = true;
      else {
        const item = next.result.value;
        const begun = { answer: begin(item), weight: weigh(item) };
        begun.answer.catch(() => undefined); // Told when its turn comes.
        under.push(begun);
        weight += begun.weight;
      }
    }
  } finally {
    // It may be at a read that never ends, so nobody waits for it.
    items.return?.()?.catch(() => undefined);
  }
}
