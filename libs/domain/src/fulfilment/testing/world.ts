import { type DomainEvent } from '#events/contracts/define-event';
import { type EventVersions } from '#events/contracts/event-catalogue';
import { type FulfilmentCommand, type FulfilmentEvent } from '#events/contracts/fulfilment-events';
import { type Decider } from '../../decider.js';
import { orderDecider } from '../../order/order.js';
import { type OrderState } from '../../order/state.js';
import { paymentDecider } from '../../payment/payment.js';
import { type PaymentState } from '../../payment/state.js';
import { Refusal } from '../../refusal.js';
import { stockDecider } from '../../stock/stock.js';
import { type StockState } from '../../stock/state.js';
import { decideOrRefuse } from '../../testing/decider-spec.js';
import { walletDecider, type WalletState } from '../../wallet/wallet.js';
import { reservationsOf } from '../begin.js';
import { fulfilmentDecider } from '../fulfilment.js';
import {
  type FulfilmentInput,
  type FulfilmentTrigger,
  type Occurrence,
  type Outcome,
  type Placing,
  triggers,
} from '../fulfilment-input.js';
import { type FulfilmentState } from '../fulfilment-state.js';

export const orderId = '7';
export const customerId = 'ada';
export const present = { now: '2026-03-01T10:00:00.000Z', paymentDeadlineSeconds: 1_800 };

type AnyDecider = Decider<unknown, never, DomainEvent>;

interface Stream {
  state: unknown;
  readonly events: DomainEvent[];
}

/** The real rules of all aggregates, their log, and the fulfilment of one order that follows it: everything but storage and time. */
export class World {
  readonly #streams = new Map<string, Stream>();
  /** Commands by id that have made events, as every stream remembers them. */
  readonly #remembered = new Map<string, number>();
  readonly log: Occurrence[] = [];
  /** Of whoever works: the versions of events that it may write, and what it does differently for that. */
  versions: EventVersions = 'current';
  /** What the fulfilment was told, and as what. */
  readonly told: { readonly state: FulfilmentState; readonly input: FulfilmentInput }[] = [];
  /** Every command that was ever recorded, or sent because it follows from the placing. */
  readonly recorded: FulfilmentCommand[] = [];
  /** How much of the log has been worked off. */
  position = 0;

  state<State>(decider: Decider<State, never, DomainEvent>, id: string): State {
    return this.#stream(decider, id).state as State;
  }

  get fulfilment(): FulfilmentState {
    return this.state(fulfilmentDecider, orderId);
  }

  get order(): OrderState {
    return this.state(orderDecider, orderId);
  }

  get payment(): PaymentState {
    return this.state(paymentDecider, orderId);
  }

  get wallet(): WalletState {
    return this.state(walletDecider, customerId);
  }

  stock(sku: string): StockState {
    return this.state(stockDecider, sku);
  }

  events(decider: Pick<AnyDecider, 'category'>, id: string): readonly DomainEvent[] {
    return this.#streams.get(`${decider.category}-${id}`)?.events ?? [];
  }

  /** Somebody's command. @returns the stream's revision after it */
  send<Command>(decider: Decider<unknown, Command, DomainEvent>, id: string, command: Command): number | Refusal {
    const stream = this.#stream(decider, id);
    const made = decideOrRefuse(decider, command, stream.state);
    if (made instanceof Refusal) return made;
    for (const event of made) {
      stream.events.push(event);
      stream.state = decider.evolve(stream.state, event);
      const about = (event.data as { orderId?: string }).orderId;
      if (about === orderId && (triggers as readonly string[]).includes(event.type)) {
        this.log.push({ event: event as FulfilmentTrigger, stream: `${decider.category}-${id}`, revision: stream.events.length - 1 });
      }
    }
    return stream.events.length - 1;
  }

  /** Tells the fulfilment something, once. @returns what it recorded */
  tell(input: FulfilmentInput): readonly FulfilmentEvent[] {
    const before = this.events(fulfilmentDecider, orderId).length;
    this.told.push({ state: this.fulfilment, input });
    this.send(fulfilmentDecider, orderId, input);
    const events = this.events(fulfilmentDecider, orderId).slice(before) as FulfilmentEvent[];
    for (const { data } of events) if ('commands' in data) this.#note(data.commands);
    return events;
  }

  /** Ten thousand later commands make a stream forget; a wallet never has so many between two tries of one credit. */
  forget(): void {
    for (const key of this.#remembered.keys()) if (!key.includes('CreditWallet')) this.#remembered.delete(key);
  }

  /** Sends one recorded command, be it for the first time. */
  carryOut(command: FulfilmentCommand): Outcome {
    const { key } = command;
    const known = this.#remembered.get(key);
    if (known !== undefined) return { key, revision: known };
    const { decider, id, told } = addressed(command);
    const before = this.events(decider, id).length;
    const answer = this.send(decider, id, told);
    if (answer instanceof Refusal) return { key, refused: answer.code };
    if (answer >= before) this.#remembered.set(key, answer);
    return { key, revision: answer };
  }

  /** Sends what is pending and records it, until nothing is; or dies once so many commands have been sent. @returns whether it got to the end */
  sendPending(budget = Infinity): boolean {
    for (let left = budget; ;) {
      const { fulfilment } = this;
      if (fulfilment.status === 'absent' || fulfilment.pending.length === 0) return true;
      const outcomes: Outcome[] = [];
      for (const command of fulfilment.pending) {
        if (left-- <= 0) return false;
        outcomes.push(this.carryOut(command));
      }
      if (left-- <= 0) return false;
      this.tell({ type: 'RecordOutcomes', orderId, outcomes, ...present, versions: this.versions });
    }
  }

  /** Works off the next event of the log, as the runner does; it comes again where the process died before the end. */
  workOff(budget = Infinity): void {
    const occurrence = this.log[this.position];
    if (occurrence !== undefined && this.react(occurrence, budget)) this.position++;
  }

  react(occurrence: Occurrence, budget = Infinity): boolean {
    const { event } = occurrence;
    if (event.type === 'OrderPlaced' && this.versions === 'current' && this.fulfilment.status === 'absent')
      return this.#begin({ ...occurrence, event }, budget);
    const input: FulfilmentInput = { type: 'React', orderId, occurrences: [occurrence], ...present };
    if (this.tell(input).length > 0) return this.sendPending(budget);
    return this.sendPending(budget) && (this.tell(input).length === 0 || this.sendPending(budget));
  }

  #begin(placing: Placing, budget: number): boolean {
    const outcomes: Outcome[] = [];
    for (const command of reservationsOf(placing.event.data)) {
      if (outcomes.length >= budget) return false;
      this.#note([command]);
      outcomes.push(this.carryOut(command));
    }
    if (outcomes.length >= budget) return false;
    this.tell({ type: 'Begin', orderId, placing, outcomes, ...present });
    return this.sendPending(budget - outcomes.length - 1);
  }

  /** A reservation may be sent before it is recorded, and is the same one then. */
  #note(commands: readonly FulfilmentCommand[]): void {
    const known = new Set(this.recorded.flatMap(({ type, key }) => (type === 'ReserveStock' ? [key] : [])));
    this.recorded.push(...commands.filter(({ key }) => !known.has(key)));
  }

  fireTimers(budget = Infinity): void {
    const { fulfilment } = this;
    for (const { key, dueAt } of fulfilment.status === 'absent' ? [] : fulfilment.timers) {
      this.tell({ type: 'FireTimer', orderId, key, now: dueAt });
      this.sendPending(budget);
    }
  }

  comeToRest(): void {
    this.sendPending();
    while (this.position < this.log.length) this.workOff();
  }

  #stream(decider: AnyDecider, id: string): Stream {
    const name = `${decider.category}-${id}`;
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const stream = { state: decider.initialState(), events: [] };
    this.#streams.set(name, stream);
    return stream;
  }
}

/** As the runner addresses them. */
function addressed(command: FulfilmentCommand): { readonly decider: AnyDecider; readonly id: string; readonly told: unknown } {
  const told = { ...command, orderId, customerId, reference: 'order', requestedAt: present.now, refundId: command.key, byHand: false };
  if ('sku' in command) return { decider: stockDecider, id: command.sku, told };
  if (/Payment$/.test(command.type)) return { decider: paymentDecider, id: orderId, told };
  if (/Wallet$/.test(command.type)) return { decider: walletDecider, id: customerId, told };
  return { decider: orderDecider, id: orderId, told };
}
