interface Counted {
  readonly ms: number;
  readonly activity: {
    readonly commands: number;
    readonly seconds: readonly { readonly atMost: number; readonly commands: number }[];
    readonly refused: readonly { readonly code: string; readonly commands: number }[];
  };
}

export interface Lately {
  readonly perSecond: number;
  /** Of a hundred commands 99 took at most so long, as far as the steps tell; undefined where there were none, or it took longer than the last step. */
  readonly p99Ms: number | undefined;
  /** The most frequent first. */
  readonly refused: readonly { readonly code: string; readonly commands: number }[];
}

/** What was between two looks at the same process. */
export function lately(first: Counted, last: Counted): Lately {
  const commands = last.activity.commands - first.activity.commands;
  const step = last.activity.seconds.find(({ atMost, commands: counted }) => {
    const before = first.activity.seconds.find((each) => each.atMost === atMost)?.commands ?? 0;
    return counted - before >= commands * 0.99;
  });
  const refused = last.activity.refused
    .map(({ code, commands: counted }) => ({
      code,
      commands: counted - (first.activity.refused.find((each) => each.code === code)?.commands ?? 0),
    }))
    .filter((each) => each.commands > 0)
    .toSorted((one, other) => other.commands - one.commands);
  const perSecond = (commands * 1_000) / Math.max(last.ms - first.ms, 1);
  return { perSecond, p99Ms: commands > 0 && step !== undefined ? step.atMost * 1_000 : undefined, refused };
}
