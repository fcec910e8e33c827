import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { type Problem, problemOf } from '../api/problem.js';

/** Something that is asked for, and may be asked for again. What was there stays until the new is there. */
export interface Resource<Value> {
  readonly value: ReadonlySignal<Value | undefined>;
  /** Of the last try; undefined once one succeeds. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly loading: ReadonlySignal<boolean>;
  /** Resolves when the answer is there or the try has failed; never rejects. */
  readonly reload: () => Promise<void>;
  /** Puts a value in its place that came another way, such as by server-sent events. */
  readonly set: (value: Value) => void;
}

export type Load<Value> = (signal: AbortSignal) => Promise<Value>;

/** One resource, with a way to leave it: then what is on its way is aborted. */
export function openResource<Value>(load: Load<Value>): Resource<Value> & { readonly leave: () => void } {
  const value = signal<Value | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  const loading = signal(false);
  let current: AbortController | undefined;

  async function reload(): Promise<void> {
    current?.abort();
    const mine = (current = new AbortController());
    loading.value = true;
    try {
      const loaded = await load(mine.signal);
      if (mine.signal.aborted) return;
      value.value = loaded;
      problem.value = undefined;
    } catch (error) {
      if (mine.signal.aborted) return;
      problem.value = problemOf(error);
    } finally {
      if (current === mine) loading.value = false;
    }
  }
  const set = (given: Value) => {
    value.value = given;
    problem.value = undefined;
  };
  return { value, problem, loading, reload, set, leave: () => current?.abort() };
}

/** Of a component: loaded when it appears and whenever one of `keys` changes, aborted when it goes. */
export function useResource<Value>(load: Load<Value>, keys: readonly unknown[]): Resource<Value> {
  // `load` is made anew on each rendering; `keys` say when it means something else.
  const resource = useMemo(() => openResource(load), keys);
  useEffect(() => {
    void resource.reload();
    return resource.leave;
  }, [resource]);
  return resource;
}
