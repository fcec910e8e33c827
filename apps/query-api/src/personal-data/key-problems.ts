import { ConfigError } from '#platform/config/config';
import { KeysUnavailable } from '#personal-data/errors';
import { problem, type Problem } from '#platform/problems/problem';

/** A wrong master key is as good as none: the log says which of the two it is. */
export function translateKeyErrors(error: unknown): Problem | undefined {
  if (!(error instanceof KeysUnavailable) && !(error instanceof ConfigError)) return undefined;
  return problem('personal-data-unavailable', 'The keys of personal data cannot be used right now.');
}
