import { bodyOf } from '../api/answer.js';
import { projector } from '../api/clients.js';
import { type operations } from '../api/generated/projector.js';
import { type WriteHeaders } from '../data/submit.js';

export type Job = operations['getJobsId']['responses'][200]['content']['application/json'];

/** What is done to a view or process manager, with its options: as the projector and the CLI have it. */
export type Steering =
  | { readonly verb: 'rebuild'; readonly options?: { readonly verify?: boolean; readonly noSwap?: boolean } }
  | { readonly verb: 'verify' | 'swap' | 'rollback' | 'pause' | 'resume' }
  | { readonly verb: 'drop'; readonly options?: { readonly unfinished?: boolean } }
  | { readonly verb: 'parked retry'; readonly options?: { readonly sequence?: string } }
  | { readonly verb: 'parked discard'; readonly options: { readonly sequence: string; readonly reason: string } };

/** Asks the projector for it. @returns the job, which goes on by itself */
export function steer(name: string, steering: Steering, headers: WriteHeaders): Promise<Job> {
  const params = { path: { name }, header: headers };
  switch (steering.verb) {
    case 'rebuild':
      return bodyOf(projector.POST('/projections/{name}/rebuild', { params, body: steering.options ?? {} }));
    case 'verify':
      return bodyOf(projector.POST('/projections/{name}/verify', { params, body: {} }));
    case 'swap':
      return bodyOf(projector.POST('/projections/{name}/swap', { params, body: {} }));
    case 'rollback':
      return bodyOf(projector.POST('/projections/{name}/rollback', { params, body: {} }));
    case 'drop':
      return bodyOf(projector.POST('/projections/{name}/drop', { params, body: steering.options ?? {} }));
    case 'pause':
      return bodyOf(projector.POST('/projections/{name}/pause', { params, body: {} }));
    case 'resume':
      return bodyOf(projector.POST('/projections/{name}/resume', { params, body: {} }));
    case 'parked retry':
      return bodyOf(projector.POST('/projections/{name}/parked/retry', { params, body: steering.options ?? {} }));
    case 'parked discard':
      return bodyOf(projector.POST('/projections/{name}/parked/discard', { params, body: steering.options }));
    default:
      return steering satisfies never;
  }
}

/** Ends it after the batch in hand; asked again, nothing more happens. */
export const cancelJob = (id: string) => bodyOf(projector.POST('/jobs/{id}/cancel', { params: { path: { id } }, body: {} }));
