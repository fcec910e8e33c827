import { type FulfilmentEvent, fulfilmentStream } from '#events/contracts/fulfilment-events';
import { type Decider } from '../decider.js';
import { unreachable } from '../unreachable.js';
import { begin, start } from './begin.js';
import { type FulfilmentInput, type Occurrence } from './fulfilment-input.js';
import { evolve, type Fulfilment, type FulfilmentState } from './fulfilment-state.js';
import { proceed } from './proceed.js';
import { nameOf, react } from './react.js';
import { advance } from './step.js';

type Input<Type extends FulfilmentInput['type']> = Extract<FulfilmentInput, { type: Type }>;

/** No input is refused: what happened has happened, and what was seen before changes nothing. */
function decide(input: FulfilmentInput, state: FulfilmentState): readonly FulfilmentEvent[] {
  switch (input.type) {
    case 'React':
      return reactToAll(input, state);
    case 'Begin':
      return state.status === 'absent' ? begin(input.placing, input.outcomes, input) : [];
    case 'RecordOutcomes':
      return state.status === 'absent' ? [] : recordOutcomes(input, state);
    case 'FireTimer':
      return state.status === 'absent' || state.pending.length > 0 ? [] : fireTimer(input, state);
    default:
      return unreachable(input);
  }
}

function reactToAll({ occurrences }: Input<'React'>, before: FulfilmentState): readonly FulfilmentEvent[] {
  const events: FulfilmentEvent[] = [];
  if (before.status !== 'absent' && before.pending.length > 0) return events;
  let state = before;
  for (const occurrence of occurrences) {
    const made = state.status === 'absent' ? startBy(occurrence) : reactToOne(state, occurrence);
    events.push(...made);
    state = made.reduce(evolve, state);
  }
  return events;
}

function startBy({ event, ...place }: Occurrence): readonly FulfilmentEvent[] {
  // Where the placing was left out by a person there is nothing to go on from.
  return event.type === 'OrderPlaced' ? start({ event, ...place }) : [];
}

function reactToOne(state: Fulfilment, occurrence: Occurrence): readonly FulfilmentEvent[] {
  const step = react(state, occurrence);
  return step === undefined ? [] : [advance(state, nameOf(occurrence), step)];
}

function recordOutcomes(input: Input<'RecordOutcomes'>, state: Fulfilment): readonly FulfilmentEvent[] {
  const awaited = new Set(state.pending.map(({ key }) => key));
  const outcomes = input.outcomes.filter(({ key }) => awaited.has(key));
  if (outcomes.length === 0) return [];
  const done = outcomes.flatMap((outcome) => ('refused' in outcome ? [] : [{ key: outcome.key, revision: outcome.revision }]));
  const refused = outcomes.flatMap((outcome) => ('refused' in outcome ? [{ key: outcome.key, code: outcome.refused }] : []));
  const recorded: FulfilmentEvent = { type: 'FulfilmentOutcomesRecorded', data: { orderId: state.orderId, done, refused } };
  const after = evolve(state, recorded) as Fulfilment;
  const step = after.pending.length > 0 ? undefined : proceed(after, input);
  if (step === undefined) return [recorded];
  if (input.versions === 'previous') return [recorded, advance(after, 'outcomes', step)];
  return [advance(after, 'outcomes', step, { done, refused })];
}

function fireTimer({ key, now }: Input<'FireTimer'>, state: Fulfilment): readonly FulfilmentEvent[] {
  const timer = state.timers.find((running) => running.key === key);
  if (timer === undefined || timer.dueAt > now) return [];
  const timers = state.timers.filter((running) => running !== timer);
  const reason = 'payment-expired';
  return [advance(state, `timer ${key}`, { status: state.status, reason, commands: [{ type: 'ExpirePayment', reason }], timers })];
}

export const fulfilmentDecider: Decider<FulfilmentState, FulfilmentInput, FulfilmentEvent> = {
  category: fulfilmentStream.category,
  begins: ({ type }) => type === 'Begin',
  initialState: () => ({ status: 'absent' }),
  decide,
  evolve,
};
