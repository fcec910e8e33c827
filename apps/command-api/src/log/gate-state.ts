import { type LogChanged } from '#event-store/errors';

/** What a look at the checkpoints and the log has come to. */
export type Finding =
  | { readonly kind: 'agree' }
  | { readonly kind: 'disagree'; readonly error: LogChanged; readonly followers: readonly string[] }
  /** Nobody can say now. */
  | { readonly kind: 'unknown'; readonly away: Away; readonly reason: string };

export type Away = 'event-store' | 'read-models';

export type GateState =
  /** Not asked yet since the start, or in vain: no command is taken before it is known that the log is the right one. */
  | { readonly kind: 'waiting'; readonly away: Away; readonly reason: string }
  | { readonly kind: 'open' }
  | {
      readonly kind: 'changed';
      readonly error: LogChanged;
      /** Those that have read what is not there; none where it was this process that found out. */
      readonly followers: readonly string[];
      /** Whether the log could not be reached at the last look: commands are refused for that then. */
      readonly logAway: boolean;
    };

export type ClosedFor = 'log-changed' | 'event-store-unavailable' | 'read-models-unavailable';

export const initially: GateState = {
  kind: 'waiting',
  away: 'read-models',
  reason: 'The checkpoints have not been compared with the log yet.',
};

/** Once open, only a checkpoint that disagrees closes it; closed for that, only an agreement of all opens it. */
export function after(state: GateState, finding: Finding): GateState {
  switch (finding.kind) {
    case 'agree':
      return { kind: 'open' };
    case 'disagree':
      return { kind: 'changed', error: finding.error, followers: finding.followers, logAway: false };
    case 'unknown':
      if (state.kind === 'open') return state;
      if (state.kind === 'changed') return { ...state, logAway: finding.away === 'event-store' };
      return { kind: 'waiting', away: finding.away, reason: finding.reason };
  }
}

/** With which code commands are refused; undefined while they are taken. */
export function closedFor(state: GateState): ClosedFor | undefined {
  switch (state.kind) {
    case 'open':
      return undefined;
    case 'waiting':
      return state.away === 'event-store' ? 'event-store-unavailable' : 'read-models-unavailable';
    case 'changed':
      return state.logAway ? 'event-store-unavailable' : 'log-changed';
  }
}

/** For people. */
export function reasonOf(state: GateState): string {
  switch (state.kind) {
    case 'open':
      return 'Commands are taken.';
    case 'waiting':
      return state.reason;
    case 'changed':
      return `${state.error.message}${state.followers.length === 0 ? '' : ` It was read by ${state.followers.join(', ')}.`}`;
  }
}
