import { randomUUID } from 'node:crypto';
import { reservationsOf } from '#domain/fulfilment/begin';
import { fulfilmentDecider } from '#domain/fulfilment/fulfilment';
import { type FulfilmentInput, type Outcome, type Placing, type Present } from '#domain/fulfilment/fulfilment-input';
import { type Fulfilment, type FulfilmentState } from '#domain/fulfilment/fulfilment-state';
import { Refusal } from '#domain/refusal';
import { type EventVersions } from '#events/contracts/event-catalogue';
import { type RefusalCode } from '#events/contracts/refusals';
import { type FulfilmentCommand } from '#events/contracts/fulfilment-events';
import { type Logger } from '#platform/logging/logger';
import { type AggregateCommandHandler } from '../../handle-command.js';
import { nameUuid } from '../../identity/name-uuid.js';
import { isPassing } from '../passing.js';
import { settleAll } from '../settle-all.js';
import { address } from './address.js';

/** Most commands of one order under way at once. */
const MOST_COMMANDS = 64;
/** No order takes so many rounds of commands; one that does would go on for ever. */
const MOST_ROUNDS = 100;
/** Under it and the order's id, the key of a command makes the command's id: never to be changed. */
const NAMESPACE = '5a0e3c1e-7d2b-4b7a-9d56-0f2f9a6c8e41';
/** A command's id says all about it that the process ever says, so its hash need not say more. Has the form of every other. */
const HASH = Buffer.from('fulfilment').toString('base64url').padEnd(22, 'A');
const actor = { role: 'process', subject: 'fulfilment' };

/** What set a reaction off, so that its traces and those of all that follows belong together. */
export interface Cause {
  readonly correlationId: string;
  readonly traceparent?: string | undefined;
  /** The business time of an imported fact. What follows from it is of that time, too, and not of the day of the import; only deadlines are of the present. */
  readonly importedTime?: string | undefined;
}

/** Whose commands they are, as they are addressed. */
type Addressee = Pick<Fulfilment, 'orderId' | 'customerId'>;

type Told<Input> = Input extends unknown ? Omit<Input, keyof Present> : never;

/** Refusals that a fulfilment reckons with. Any other is worth a look: something that should have held did not. */
const expected = new Set<RefusalCode>([
  'stock-insufficient',
  'stock-not-found',
  'wallet-insufficient',
  'order-cancelled',
  'payment-captured',
]);

/**
 * The fulfilments of all orders: each is told what happened, records how it reacts, and only then the commands that stand recorded are sent and
 * their outcomes recorded, until nothing is pending. Of the reservations the placing is the record: they are sent first, and recorded with their outcomes.
 */
export class Fulfilments {
  constructor(
    private readonly handler: AggregateCommandHandler,
    private readonly logger: Logger,
    private readonly paymentDeadlineSeconds: number,
    /** Those of its own events, as every process that runs can read them. */
    private readonly versions: () => EventVersions = () => 'current',
  ) {}

  /**
   * Tells an order's fulfilment something, however often, and sees to all that follows from it.
   * @throws what the store throws, and whatever is wrong with the order's data or our code; what is recorded by then is sent the next time
   */
  async tell(input: Told<FulfilmentInput>, cause: Cause): Promise<void> {
    const told = (await this.#beginning(input, cause)) ?? input;
    for (;;) {
      const recorded = await this.#record(told, cause);
      const sent = await this.#sendPending(input.orderId, cause);
      // Nothing recorded and something sent: that had to be finished first.
      if (recorded || !sent) return;
    }
  }

  /** What is known here: facts, but perhaps not the newest. */
  known(orderId: string): Promise<FulfilmentState> {
    return this.handler.known(fulfilmentDecider, orderId);
  }

  /** To be called before {@link known}, where nothing else is asked. @returns what verifies it; see the handler */
  verifier(): () => Promise<void> {
    return this.handler.verifier();
  }

  /**
   * Sends what follows from the placing alone. Whoever dies here leaves no record but the placing, and the next one sends the same again.
   * @returns how it began; undefined where it has begun before, or has to be recorded first
   */
  async #beginning(input: Told<FulfilmentInput>, cause: Cause): Promise<Told<FulfilmentInput> | undefined> {
    const placing = input.type === 'React' ? input.occurrences[0] : undefined;
    if (placing?.event.type !== 'OrderPlaced' || this.versions() === 'previous') return undefined;
    const { orderId } = input;
    if ((await this.known(orderId)).status !== 'absent') return undefined;
    try {
      const outcomes = await this.#sendAll({ orderId }, reservationsOf(placing.event.data), cause);
      return { type: 'Begin', orderId, placing: placing as Placing, outcomes };
    } catch (error) {
      // It is going to be parked, and may be discarded: what was reserved must stand written down by then.
      if (!isPassing(error)) await this.#record(input, cause);
      throw error;
    }
  }

  async #record(input: Told<FulfilmentInput>, cause: Cause): Promise<boolean> {
    const versions = this.versions();
    const present: Present = { now: new Date().toISOString(), paymentDeadlineSeconds: this.paymentDeadlineSeconds, versions };
    const { events } = await this.handler.handle({
      decider: fulfilmentDecider,
      id: input.orderId,
      command: { ...input, ...present } satisfies FulfilmentInput,
      // The process knows by its state what it has seen, so no two inputs need to have the same id.
      identity: { commandId: randomUUID(), commandHash: HASH, keyed: false },
      versions,
      occurredAt: present.now,
      actor,
      correlationId: cause.correlationId,
      traceparent: cause.traceparent,
    });
    return events.length > 0;
  }

  async #sendPending(orderId: string, cause: Cause): Promise<boolean> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const state = await this.known(orderId);
      if (state.status === 'absent' || state.pending.length === 0) return round > 0;
      const outcomes = await this.#sendAll(state, state.pending, cause);
      await this.#record({ type: 'RecordOutcomes', orderId, outcomes }, cause);
    }
    throw new RangeError(`The fulfilment of an order has not come to rest after ${MOST_ROUNDS} rounds of commands`);
  }

  async #sendAll(of: Addressee, commands: readonly FulfilmentCommand[], cause: Cause): Promise<readonly Outcome[]> {
    const settled = await settleAll(commands, MOST_COMMANDS, (command) => this.#send(of, command, cause));
    const failures = settled.filter((each) => each.status === 'rejected').map((each) => each.reason as unknown);
    if (failures.length > 0) throw failures.find(isPassing) ?? failures[0];
    return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  }

  async #send(state: Addressee, command: FulfilmentCommand, cause: Cause): Promise<Outcome> {
    const { orderId } = state;
    const { key } = command;
    const commandId = nameUuid(`${orderId}:${key}`, NAMESPACE);
    const { importedTime, ...trace } = cause;
    const occurredAt = importedTime ?? new Date().toISOString();
    const around = { identity: { commandId, commandHash: HASH, keyed: true }, occurredAt, imported: importedTime !== undefined, actor };
    try {
      const { revision } = await address(state, command, commandId, occurredAt, (decider, id, told) =>
        this.handler.handle({ decider, id, command: told, ...around, ...trace }),
      );
      return { key, revision };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!expected.has(error.code))
        this.logger.warn({ orderId, command: key, refusal: error.code }, 'a command of a fulfilment was refused');
      return { key, refused: error.code };
    }
  }
}
