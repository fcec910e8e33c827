import { type LogChanged } from '#event-store/errors';
import { backoffMs, pause } from '#postgres/backoff';
import { type Logger } from '#platform/logging/logger';
import { NotReady } from '#platform/health/health.controller';
import { after, type Finding, type GateState, initially, type ClosedFor, closedFor } from './gate-state.js';

const LOOK_AGAIN_MS = 2_000;
/** Until the first answer, which commands wait for. */
const RETRY = { firstMs: 100, mostMs: LOOK_AGAIN_MS };

/** No command is taken now. */
export class CommandsRefused extends Error {
  override readonly name = 'CommandsRefused';
  constructor(
    readonly code: ClosedFor,
    reason: string,
  ) {
    super(reason);
  }
}

/** What every command passes. */
export interface Gate {
  readonly open: boolean;
  /** @throws CommandsRefused */
  pass(): void;
}

export const alwaysOpen: Gate = { open: true, pass: () => undefined };

/**
 * Takes commands only while the log is the one that its followers have come from: a person must first say which log is the right one, since whatever
 * is accepted meanwhile may have to be thrown away. The verdict is worked out with every look and never stored: where the log that was lost is put
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

  /** With which code commands are refused now. */
  get closedFor(): ClosedFor | undefined {
    return closedFor(this.#state);
  }

  get open(): boolean {
    return this.#state.kind === 'open';
  }

  pass(): void {
    const code = this.closedFor;
    if (code !== undefined) throw new CommandsRefused(code, reasonOf(this.#state));
  }

  /** For readiness. @throws NotReady */
  async check(): Promise<void> {
    if (this.#state.kind !== 'open') throw new NotReady(reasonOf(this.#state));
  }

  /** This process has found out by itself: closed at once, until a look that begins after this finds that all checkpoints agree. */
  alarm(error: LogChanged): void {
    this.#alarms++;
    this.#become({ kind: 'changed', reason: error.message, logAway: false });
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
    if (before.kind === state.kind && closedFor(before) === closedFor(state)) return;
    if (state.kind === 'open') {
      if (before.kind === 'changed') this.logger.info('the log agrees with all checkpoints again: commands are taken');
      else this.logger.debug('the log agrees with all checkpoints: commands are taken');
    } else if (state.kind === 'changed') {
      this.logger.error({ code: closedFor(state), reason: state.reason }, 'the log is not the one it was: no commands are taken');
    } else this.logger.warn({ code: closedFor(state), reason: state.reason }, 'no commands are taken before the checkpoints are compared');
  }
}

function reasonOf(state: GateState): string {
  if (state.kind === 'open') return 'Commands are taken.';
  if (state.kind === 'changed' && state.logAway) return 'The event store cannot be reached.';
  return state.reason;
}
