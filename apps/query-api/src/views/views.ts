import { type OnApplicationShutdown } from '@nestjs/common';
import { leave } from '#postgres/leave';
import { inTurn } from '#postgres/query-again';
import type pg from 'pg';
import { type Freshness } from './freshness.js';
import { type PositionWaiters } from './position-waiters.js';
import { views } from '#read-models/views';
import { ask, inquire, type Question, type Reading, type Statement, toReading } from './question.js';
import { computed, Select } from './select.js';
import { behind, hopeless } from './stale.js';
import { explain, isDisturbedBySwap, ViewsUnavailable } from './view-errors.js';

/** The read models, to ask. */
export class Views implements OnApplicationShutdown {
  constructor(
    private readonly pool: pg.Pool,
    private readonly waiters: PositionWaiters,
  ) {}

  /**
   * Rows of a view that is at least as new as asked.
   * @throws ViewsUnavailable
   * @throws Problem projection-behind when the view does not get there in time; projection-parked, projection-rebuilding when it cannot;
   *   too-many-requests, overloaded when too many wait already
   */
  async read<Row>(question: Question<Row>, { atLeast, waitMs, signal, wait }: Freshness): Promise<Reading<Row>> {
    if (atLeast === undefined) return this.readNow(question);
    const deadline = performance.now() + waitMs;
    for (;;) {
      const since = this.waiters.now();
      const reading = await this.#run(inquire(question));
      const problem = hopeless(question, reading, atLeast);
      if (problem !== undefined) throw problem;
      if (reading.position >= atLeast) return reading;
      if (performance.now() >= deadline) throw behind(question, reading, atLeast);
      const endWait = wait();
      const asked = { projection: question.projection, position: atLeast, since, deadline, signal };
      const reached = await this.waiters.wait(asked).finally(endWait);
      if (!reached) throw behind(question, reading, atLeast);
    }
  }

  /** What the view holds now. @throws ViewsUnavailable */
  readNow<Row>(question: Question<Row>): Promise<Reading<Row>> {
    return this.#run(ask(question));
  }

  /**
   * Runs a prepared statement; once more, prepared anew, where the swap of a rebuild got in its way.
   * The pool drops the connection of a failed statement, and with it the plan that no longer fits.
   * @throws ViewsUnavailable
   */
  async query<Row>(statement: Statement<Row>): Promise<readonly Row[]> {
    try {
      return (await inTurn(this.pool, statement)) as Row[];
    } catch (error) {
      if (!isDisturbedBySwap(error)) throw explain(error);
    }
    try {
      return (await inTurn(this.pool, { text: statement.text, values: statement.values })) as Row[];
    } catch (error) {
      throw explain(error);
    }
  }

  /** Whether every view can be read. @throws ViewsUnavailable */
  async check(): Promise<void> {
    const select = Select.of({ one: computed<number>('1') }, '');
    for (const { name: projection } of views) await this.readNow({ projection, select, values: [] });
  }

  async onApplicationShutdown(): Promise<void> {
    await leave(this.pool);
  }

  async #run<Row>(statement: ReturnType<typeof ask<Row>>): Promise<Reading<Row>> {
    const reading = toReading(await this.query(statement));
    if (reading === undefined) throw new ViewsUnavailable('The view has no checkpoint yet.');
    return reading;
  }
}
