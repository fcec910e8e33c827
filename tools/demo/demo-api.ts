import { createHmac } from 'node:crypto';
import { type Access } from '../import/access.js';
import { describeAnswer, type HttpAnswer, problemOf } from '../import/http-answer.js';
import { PatientHttp } from '../import/patient-http.js';
import { usualRetries } from '../import/patience.js';
import { OperatorError } from '../operator-error.js';

/** Both APIs, as the demo speaks to them: every command has a key, so a second run changes nothing. */
export class DemoApi {
  readonly #commands: PatientHttp;
  readonly #queries: PatientHttp;
  #position = '0';
  replayed = 0;
  sent = 0;

  constructor(
    { commandApiUrl, queryApiUrl = '', tokens }: Access,
    private readonly seed: number,
    private readonly webhookSecret: string,
    private readonly signal: AbortSignal,
    say: (sentence: string) => void,
  ) {
    const shared = { tokens, retries: usualRetries, onTrouble: say };
    this.#commands = new PatientHttp({ name: 'command API', url: commandApiUrl, ...shared });
    this.#queries = new PatientHttp({ name: 'query API', url: queryApiUrl, ...shared });
  }

  /** @param accepted codes of refusals that are as good, because it was done before @throws OperatorError for every other refusal */
  async command(path: string, body: object = {}, accepted: readonly string[] = []): Promise<void> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': `demo-${this.seed}${path}` };
    this.#note(await this.#commands.send({ method: 'POST', path, headers, body: JSON.stringify(body) }, this.signal), path, accepted);
  }

  /** As the payment provider reports it, signed with the secret that it shares with this installation. */
  async provider(orderId: string, event: { readonly id: string; readonly type: string; readonly amount: object }): Promise<void> {
    const path = `/payments/${orderId}/provider-events`;
    const body = JSON.stringify({ ...event, occurredAt: '2026-02-01T12:00:00Z' });
    const time = Math.floor(Date.now() / 1_000);
    const signature = createHmac('sha256', this.webhookSecret).update(`${time}.${body}`).digest('hex');
    const headers = { 'content-type': 'application/json', 'orderline-signature': `t=${time},v1=${signature}` };
    this.#note(await this.#commands.send({ method: 'POST', path, headers, body }, this.signal), path, []);
  }

  /** As of all that was done here before. @returns undefined for what is not there */
  async query(path: string): Promise<Record<string, unknown> | undefined> {
    const headers = { 'min-event-position': this.#position };
    const answer = await this.#queries.send({ method: 'GET', path, headers }, this.signal);
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw new OperatorError(`GET ${path} is answered ${describeAnswer(answer)}.`);
    return answer.json as Record<string, unknown>;
  }

  #note(answer: HttpAnswer, path: string, accepted: readonly string[]): void {
    this.sent++;
    if (answer.headers['idempotent-replayed'] === 'true') this.replayed++;
    if (answer.status < 300) {
      const { position } = answer.json as { position?: unknown };
      if (typeof position === 'string' && BigInt(position) > BigInt(this.#position)) this.#position = position;
      return;
    }
    if (accepted.includes(problemOf(answer)?.code ?? '')) return;
    throw new OperatorError(`POST ${path} is answered ${describeAnswer(answer)}. Was something changed that the demo had made?`);
  }
}
