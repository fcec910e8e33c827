import { type ComponentChildren } from 'preact';
import { type Resource } from '../data/resource.js';
import { Fault, Loading } from './states.js';

interface LoadedProps<Value> {
  readonly of: Resource<Value>;
  readonly children: (value: Value) => ComponentChildren;
}

/** Shows a resource. What was there stays while it is asked for anew, and also where that fails: then beside the problem. */
export function Loaded<Value>({ of: { value, problem, reload }, children }: LoadedProps<Value>) {
  const shown = value.value;
  const fault = problem.value;
  if (shown === undefined && fault === undefined) return <Loading />;
  return (
    <>
      {fault !== undefined && <Fault problem={fault} again={reload} />}
      {shown !== undefined && children(shown)}
    </>
  );
}
