import { type Access } from './access.js';
import { CommandClient } from './command-client.js';
import { type RetryPolicy } from './patience.js';
import { PatientHttp } from './patient-http.js';
import { type Progress } from './progress.js';

/** Both APIs of one installation. */
export class Apis {
  readonly commands: CommandClient;
  readonly #open: (name: string, url: string) => PatientHttp;
  #queries: PatientHttp | undefined;

  constructor(
    private readonly access: Access,
    retries: RetryPolicy,
    progress: Progress,
  ) {
    const shared = { tokens: access.tokens, retries, onTrouble: (sentence: string) => progress.say(sentence) };
    this.#open = (name, url) => new PatientHttp({ name, url, ...shared });
    this.commands = new CommandClient(this.#open('command API', access.commandApiUrl));
  }

  /** Undefined where nobody named it, and no answer of the command API has yet. */
  get queries(): PatientHttp | undefined {
    const url = this.access.queryApiUrl ?? this.commands.queryApiUrl;
    if (url !== undefined) this.#queries ??= this.#open('query API', url);
    return this.#queries;
  }
}
