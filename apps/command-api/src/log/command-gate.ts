import { EventStoreUnavailable, type LogChanged } from '#event-store/errors';
import { backoffMs, pause } from '#postgres/backoff';
import { NotReady } from '#platform/health/health.controller';
import { type Logger } from '#platform/logging/logger';
import { after, closedFor, type ClosedFor, type Finding, type GateState, initially, reasonOf } from './gate-state.js';
import { CheckpointsUnknown, type Gate } from './gate.js';

const LOOK_AGAIN_MS = 2_000;
/** Until the first answer, which commands wait for. */
const RETRY = { firstMs: 100, mostMs: LOOK_AGAIN_MS };

/**
 * Takes commands only while the log is the one that its followers have read: a person must first say which log is the right one, since whatever is
 * accepted meanwhile may have to be thrown away. The verdict is worked out with every look and never stored: where the log that was lost is put
 * back, commands go on by themselves.
 */
export class CommandGate implements Gate {
  #state: GateState = initially;
  readonly #stop = new AbortController();
  #wake = Promise.withResolvers<void>();
  #alarms = 0;
  #running: Promise<void> | undefined;

  /** @param look compares every live checkpoint with the log; must not throw */
  constructor(
    private readonly look: () => Promise<Finding>,
    private readonly logger: Logger,
    private readonly lookAgainMs = LOOK_AGAIN_MS,
  ) {}

  get open(): boolean {
    return this.#state.kind === 'open';
  }

  /** With which code commands are refused now. */
  get closedFor(): ClosedFor | undefined {
    return closedFor(this.#state);
  }

  pass(): void {
    const state = this.#state;
    if (state.kind === 'open') return;
    if (closedFor(state) === 'event-store-unavailable') throw new EventStoreUnavailable(reasonOf(state), 'not-written');
    throw state.kind === 'changed' ? state.error : new CheckpointsUnknown(reasonOf(state));
  }

  /** For readiness. @throws NotReady */
  async check(): Promise<void> {
    if (!this.open) throw new NotReady(reasonOf(this.#state));
  }

  /** This process has found out by itself: closed at once, until a look that begins after this finds that all checkpoints agree. */
  alarm(error: LogChanged): void {
    this.#alarms++;
    if (this.#state.kind !== 'changed') this.#become({ kind: 'changed', error, followers: [], logAway: false });
    this.#wake.resolve();
  }

  /** Resolves after the first look, whatever it has come to. */
  async start(): Promise<void> {
    await this.#lookOnce();
    this.#running ??= this.#run(this.#stop.signal);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      const restMs = this.#state.kind === 'waiting' ? backoffMs(RETRY, attempt) : this.lookAgainMs;
      await Promise.race([this.#wake.promise, pause(restMs, signal)]);
      this.#wake = Promise.withResolvers<void>();
      if (!signal.aborted) await this.#lookOnce();
    }
  }

  async #lookOnce(): Promise<void> {
    const alarms = this.#alarms;
    const finding = await this.look();
    // What was found before the alarm says nothing of the log after it.
    if (alarms === this.#alarms || finding.kind === 'disagree') this.#become(after(this.#state, finding));
  }

  #become(state: GateState): void {
    const before = this.#state;
    this.#state = state;
    const told = { code: closedFor(state), reason: reasonOf(state) };
    if (before !== initially && before.kind === state.kind && closedFor(before) === told.code) return;
    if (state.kind === 'waiting') this.logger.warn(told, 'no command is taken before the checkpoints are compared with the log');
    else if (state.kind === 'changed') this.logger.error(told, 'the log is not the one it was: no command is taken');
    else if (before.kind === 'changed') this.logger.info({}, 'the log agrees with every checkpoint again: commands are taken');
    else this.logger.debug({}, 'the log agrees with every checkpoint: commands are taken');
  }
}
