import { problem } from '../problems/problem.js';

/** For an address that takes no parameters. @throws Problem validation-failed naming each that was given */
export function refuseParameters(given: object): void {
  const errors = Object.keys(given)
    .slice(0, 100)
    .map((path) => ({ path, message: 'is not a known field' }));
  const [first] = errors;
  if (first !== undefined) throw problem('validation-failed', `${first.path} ${first.message}`, { errors });
}
