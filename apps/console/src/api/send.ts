import { anotherToken, token } from '../sign-in/session.js';
import { WrittenPosition } from './positions.js';
import { pause, retryAfter } from './retry.js';

const written = new WrittenPosition();

/**
 * Sends a request of one of the clients: with the token, and a read of the query API not before it shows what this page wrote. A read that is to
 * come back later is sent again by itself; a token that is refused is waited for anew, with the screen as it is.
 * @throws TypeError where no answer comes; ProblemError for a write for which nobody has signed in again
 */
export async function send(request: Request): Promise<Response> {
  const reads = request.method === 'GET';
  for (let tries = 1; ; tries++) {
    const used = token.peek();
    const answer = await fetch(prepared(request, used, reads));
    if (!reads) written.remember(answer.headers.get('Event-Position'), Date.now());
    if (answer.status === 401) {
      await anotherToken(used, !reads, request.signal);
      continue;
    }
    const wait = reads ? retryAfter(answer.status, answer.headers.get('Retry-After'), tries) : undefined;
    if (wait === undefined) return answer;
    await pause(wait, request.signal);
  }
}

/** A copy, as a request with a body can be sent once. */
function prepared(request: Request, token: string | undefined, reads: boolean): Request {
  const copy = request.clone();
  if (token !== undefined) copy.headers.set('Authorization', `Bearer ${token}`);
  const position = reads ? written.wanted(Date.now(), copy.headers.get('Min-Event-Position')) : null;
  if (position !== null) copy.headers.set('Min-Event-Position', position);
  return copy;
}
