import { backoffMs, pause } from '#postgres/backoff';
import { OperatorError } from '../operator-error.js';
import { type Exchange, openExchange } from './exchange.js';
import { describeAnswer, describeFailure, headerOf, type HttpAnswer, problemOf } from './http-answer.js';
import { Patience, retryAfterMs, type RetryPolicy } from './patience.js';

export interface TokenSource {
  current(): Promise<string>;
  /** A fresh one, after the current one was not accepted; undefined where there is no other. */
  renewed(): Promise<string | undefined>;
}

interface Api {
  /** For messages: "command API". */
  readonly name: string;
  readonly url: string;
  readonly tokens: TokenSource;
  readonly retries: RetryPolicy;
  /** Told once, in one sentence, when the API has not answered well for some seconds. */
  readonly onTrouble: (sentence: string) => void;
}

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Answers that the caller takes although they would be tried again. */
  readonly takes?: (answer: HttpAnswer) => boolean;
}

type Outcome = { readonly answer: HttpAnswer } | { readonly failure: unknown };

const TROUBLE_AFTER_MS = 3_000;
/** A budget is one of a minute. */
const LONGEST_BUDGET_MS = 60_000;

/** Sends requests to one API until they are answered: one that may not have arrived is sent again, unchanged. */
export class PatientHttp {
  readonly #exchange: Exchange;
  readonly #patience: Patience;
  #troubleTold = false;

  constructor(private readonly api: Api) {
    this.#exchange = openExchange(api.url);
    this.#patience = new Patience(api.retries.patienceMs);
  }

  /**
   * The first answer that is final: success, or a refusal in 4xx.
   *
   * @throws OperatorError when nothing went well for longer than the patience, the token is not accepted, or the other side is no such API
   * @throws the signal's reason once it is aborted
   */
  async send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    let token = await this.api.tokens.current();
    let tokenRenewed = false;
    for (let failedTries = 0; ;) {
      signal.throwIfAborted();
      const outcome = await this.#try(request, token, signal);
      if ('answer' in outcome && outcome.answer.status === 401 && !tokenRenewed) {
        token = (await this.api.tokens.renewed()) ?? token;
        tokenRenewed = true;
        continue;
      }
      if ('answer' in outcome && (request.takes?.(outcome.answer) === true || !mayBeTriedAgain(outcome.answer))) {
        this.#checkApi(outcome.answer);
        this.#patience.progress();
        this.#troubleTold = false;
        return outcome.answer;
      }
      await this.#pause(++failedTries, outcome, signal);
    }
  }

  async #try({ method, path, body, headers }: HttpRequest, token: string, signal: AbortSignal): Promise<Outcome> {
    const attempt = { method, path, body, headers: { authorization: `Bearer ${token}`, ...headers }, withinMs: this.api.retries.tryMs };
    try {
      return { answer: await this.#exchange(attempt, signal) };
    } catch (failure) {
      signal.throwIfAborted();
      return { failure };
    }
  }

  async #pause(failedTries: number, outcome: Outcome, signal: AbortSignal): Promise<void> {
    const { name, url, retries, onTrouble } = this.api;
    const reason = 'answer' in outcome ? describeAnswer(outcome.answer) : describeFailure(outcome.failure);
    const asked = 'answer' in outcome ? retryAfterMs(headerOf(outcome.answer, 'retry-after'), new Date()) : 0;
    if ('answer' in outcome && problemOf(outcome.answer)?.code === 'rate-limited' && asked <= LONGEST_BUDGET_MS) {
      // No trouble: the import was faster than it may be, and goes on with the next minute.
      await pause(asked, signal);
      this.#patience.progress();
      return;
    }
    const pauseMs = Math.max(asked, backoffMs(retries, failedTries));
    const patience = `${retries.patienceMs / 1_000} s`;
    if (this.#patience.endsWithin(pauseMs)) {
      throw new OperatorError(`Nothing went well at the ${name} (${url}) within ${patience}. The last answer: ${reason}.`);
    }
    if (this.#patience.quietMs > TROUBLE_AFTER_MS && !this.#troubleTold) {
      this.#troubleTold = true;
      onTrouble(`The ${name} (${url}) does not answer well: ${reason}. Trying again, for up to ${patience}.`);
    }
    await pause(pauseMs, signal);
  }

  #checkApi(answer: HttpAnswer): void {
    const { name, url } = this.api;
    if (answer.status === 401) throw new OperatorError(`The ${name} (${url}) does not accept the token: ${describeAnswer(answer)}.`);
    if (answer.status === 403) throw new OperatorError(`The ${name} (${url}) wants a token of role importer: ${describeAnswer(answer)}.`);
    const understood = answer.status < 300 ? answer.json !== undefined : answer.status >= 400 && problemOf(answer) !== undefined;
    if (!understood) throw new OperatorError(`${url} does not answer like the ${name} of Orderline: status ${answer.status}.`);
  }
}

/** 409 `conflict` is a lost race, not a rule: the API asks to send the command again. */
function mayBeTriedAgain(answer: HttpAnswer): boolean {
  return answer.status === 429 || answer.status >= 500 || (answer.status === 409 && problemOf(answer)?.code === 'conflict');
}
