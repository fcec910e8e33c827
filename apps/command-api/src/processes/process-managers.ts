import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Connections } from '#subscriptions/connections';
import { ConsumerGroup } from '#subscriptions/consumer-group';
import { type ConsumerGroupOptions, leaseTimes, type Generation, type Problem } from '#subscriptions/consumer-group-options';
import { type Log, type Subscriber } from '#subscriptions/subscriber';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { migrate } from '#postgres/migrate';
import { subscriptionsSchema } from '#subscriptions/schema';
import { registerProcess } from '#subscriptions/register-process';
import { Session } from '#subscriptions/session';
import { type Logger } from '#platform/logging/logger';
import { alwaysOpen, type Gate } from '../log/gate.js';
import { TimerClock } from './timers/timer-clock.js';
import { type RunningTimer, timerSchema, type TimerTable } from './timers/timer-table.js';
import { READ_EDITION, type WrittenVersions } from './written-versions.js';

/** A batch is finished before the process ends, and all that it sets off with it. */
const BATCH_SIZE = 500;

/** A process manager: what it follows, and the timers that it has started, if it starts any. */
export interface ProcessManager {
  readonly subscriber: Subscriber;
  readonly timers?: {
    readonly table: TimerTable;
    readonly fire: (timer: RunningTimer) => Promise<void>;
  };
}

export interface ProcessManagersOptions {
  /** Another instance of the command API may do the work, and this one only take commands. */
  readonly switched: 'on' | 'off';
  /** The database of the read models, where leases and checkpoints stand. */
  readonly url: string;
  /** Most that the followers and their timers share. Default 4. */
  readonly connections?: number;
  /** What the followers read, and whatever else of this process follows the log. */
  readonly log: Log;
  readonly logger: Logger;
  readonly managers: readonly ProcessManager[];
  /** In which versions they write, if that is to be found out. */
  readonly versions?: WrittenVersions;
  /** While it is closed nothing is acted on, and no timer fires. Default: always open. */
  readonly gate?: Gate;
  /** For tests that have no time. */
  readonly times?: Partial<Pick<ConsumerGroupOptions, 'leaseMs' | 'beatMs' | 'idleInTransactionMs' | 'consumer'>>;
}

/** The process managers at work in this process: its fair part of all, and those of processes that died. */
export class ProcessManagers {
  readonly #options: ProcessManagersOptions;
  readonly #consumers: ConsumerGroup;
  readonly #clocks: readonly TimerClock[];
  #started = false;

  constructor(options: ProcessManagersOptions) {
    const { url, log, logger, times, gate = alwaysOpen } = options;
    const managers = options.managers.map((manager) => ({ ...manager, subscriber: gated(manager.subscriber, gate) }));
    const connections = new Connections({ url, name: 'orderline followers', most: options.connections ?? 4 });
    const settings = { ...leaseTimes, consumer: { ...defaultSettings, batchSize: BATCH_SIZE }, ...times };
    const consumers = new ConsumerGroup({
      url,
      kind: 'process',
      log,
      member: `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`,
      logger,
      connections,
      ...settings,
      edition: READ_EDITION,
      housekeep: (session) => this.#lookAtVersions(session),
      resolve: (generation) => resolve(managers, generation),
    });
    this.#options = options;
    this.#consumers = consumers;
    this.#clocks = managers.flatMap(({ subscriber, timers }) => {
      if (timers === undefined) return [];
      const leads = () => gate.open && this.leads(subscriber.name);
      return [new TimerClock({ ...timers, url, connections, idleInTransactionMs: settings.idleInTransactionMs, leads, logger })];
    });
  }

  /** Whether this instance does the work. */
  get on(): boolean {
    return this.#options.switched === 'on';
  }

  /** Whether this instance runs the process manager now, and may do what it asks for. */
  leads(name: string): boolean {
    const { gate = alwaysOpen } = this.#options;
    return gate.open && this.#consumers.reports.some(({ lease }) => lease.name === name);
  }

  /** @throws the driver's error when the database cannot be reached */
  async start(): Promise<void> {
    if (!this.on) return;
    const { url, managers } = this.#options;
    await migrateProcesses(url);
    const session = await Session.open({ url, name: 'orderline setup', idleInTransactionMs: leaseTimes.idleInTransactionMs });
    try {
      for (const { subscriber } of managers) await registerProcess(session, subscriber.name, subscriber.version);
      await this.#lookAtVersions(session);
    } finally {
      await session.close();
    }
    this.#consumers.start();
    for (const clock of this.#clocks) clock.start();
    this.#started = true;
  }

  async #lookAtVersions(session: Session): Promise<void> {
    const { versions, managers, logger } = this.#options;
    await versions?.look(
      session,
      managers.map(({ subscriber }) => subscriber.name),
      logger,
    );
  }

  /** Finishes the batches in hand and gives the leases back. */
  async stop(): Promise<void> {
    if (!this.#started) return;
    this.#started = false;
    await Promise.all(this.#clocks.map((clock) => clock.stop()));
    await this.#consumers.stop();
  }
}

/** Fails instead of acting while the gate is closed: what it was given may be of a log that is no more, and is read again from the checkpoint. */
function gated(subscriber: Subscriber, gate: Gate): Subscriber {
  const act: NonNullable<Subscriber['act']> = async (events) => {
    gate.pass();
    return (await subscriber.act?.(events)) ?? [];
  };
  return { ...subscriber, act };
}

function resolve(managers: readonly ProcessManager[], { name }: Generation): Subscriber | Problem {
  const manager = managers.find(({ subscriber }) => subscriber.name === name);
  return manager?.subscriber ?? { problem: 'unknown', detail: 'This version of the command API knows no such process manager.' };
}

/** Creates or updates the tables of the subscribers and of the timers. Safe to run again, and by several at once, projectors among them. @throws SchemaRefused */
export async function migrateProcesses(url: string): Promise<void> {
  await migrate(url, [subscriptionsSchema, timerSchema]);
}
