/** The names of one index and of what points to it. All begin with the installation's prefix, which rights can be given by. */
export interface IndexNames {
  readonly index: string;
  /** Through which alone documents are written: once it is gone, nothing can make the index anew by writing to it. */
  readonly writeAlias: string;
}

/** @param id of the index: its first eight characters are in the name, so that an index made anew has another */
export function indexNames(prefix: string, generation: number, id: string): IndexNames {
  const index = `${prefix}-product-search-${generation}-${id.slice(0, 8)}`;
  return { index, writeAlias: `${index}-write` };
}

/** For people: leads to the index of the live generation. Nothing of ours reads it. */
export function peopleAlias(prefix: string): string {
  return `${prefix}-product-search`;
}
