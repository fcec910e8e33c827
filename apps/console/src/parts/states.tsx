import { type ComponentChildren } from 'preact';
import { type Problem, wayOut } from '../api/problem.js';
import { settings } from '../settings.js';
import { Button } from './button.js';

export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

/** Shown only while there is nothing older to show; what comes within a moment is not announced. */
export function Loading() {
  return (
    <p class="loading" role="status">
      Loading …
    </p>
  );
}

/** A problem as a sentence, with what to do about it. @param again sends it once more */
export function Fault({ problem, again }: { readonly problem: Problem; readonly again?: (() => unknown) | undefined }) {
  const { title, detail, errors, skus, correlationId, code, status } = problem;
  return (
    <div class="fault" role="alert">
      <p>
        <strong>{title}.</strong> {detail}
      </p>
      {errors !== undefined && errors.length > 0 && (
        <ul>
          {errors.map(({ path, message }) => (
            <li>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {skus !== undefined && <p>Concerned: {skus.join(', ')}.</p>}
      <p class="soft">
        {wayOut(problem)}{' '}
        {status > 0 && code !== 'unknown' && (
          <a href={`${settings.queryApi}/problems/${code}`} target="_blank" rel="noreferrer">
            What {code} means
          </a>
        )}
        {correlationId !== undefined && <span class="mono"> {correlationId}</span>}
      </p>
      {again !== undefined && <Button onClick={() => void again()}>Try again</Button>}
    </div>
  );
}
