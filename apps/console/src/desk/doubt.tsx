import { type Submission } from '../data/submit.js';

/** In a form that is opened again after no answer came to what it has sent. */
export function Doubt<Content, Result>({ of: { doubtful, problem } }: { readonly of: Submission<Content, Result> }) {
  if (!doubtful.value || problem.value !== undefined) return null;
  return (
    <div class="notice" role="status">
      How your last try ended is not known. Sent again as it was, it is done once. To do it a second time, load the page again.
    </div>
  );
}
