import { SignJWT } from 'jose';
import { readOrMakeSecrets } from '#tools/secrets';
import { environmentOf } from '../../test-bed/app-environment.js';
import { type Child, withChild } from '../../test-bed/child-process.js';
import { type Answered, CommandSender } from '../projections/live/command-sender.js';
import { type OrderSender } from '../projections/live/command-load.js';

/** Each has a budget of its own, which lasts for 500 commands a second. */
const PRINCIPALS = 8;

/** The processes of an installation, by their ids. */
export type Processes = Readonly<Record<'command API' | 'projector' | 'query API', number>>;

export interface WholeInstallation {
  readonly processes: Processes;
  readonly sender: OrderSender;
  readonly queryApi: { readonly url: string; readonly authorization: string };
  readonly urls: { readonly commandApi: string; readonly queryApi: string; readonly projector: string };
}

/** Of one installation, whatever is started of it and how often. */
export interface Place {
  readonly url: string;
  /** For its secrets. */
  readonly folder: string;
}

/**
 * The three processes, as in production: process managers on, rate limits and log as they are by default.
 * @param different settings that are not the defaults
 */
export async function withWholeInstallation<Result>(
  { url, folder }: Place,
  different: NodeJS.ProcessEnv,
  use: (installation: WholeInstallation) => Promise<Result>,
): Promise<Result> {
  const secrets = await readOrMakeSecrets(folder);
  const environment: NodeJS.ProcessEnv = {
    ...environmentOf({ url, folder }, secrets),
    // The products were appended without them.
    KEYS_MISSING: 'accept',
    ...different,
  };
  const app = { environment, silent: true };
  return withChild('apps/projector/src/main.js', app, async (projector) => {
    const projectorUrl = await ready(projector);
    return withChild('apps/command-api/src/main.js', app, async (commandApi) => {
      const commandApiUrl = await ready(commandApi);
      return withChild('apps/query-api/src/main.js', app, async (queryApi) => {
        const queryApiUrl = await ready(queryApi);
        const processes = { 'command API': commandApi.pid ?? 0, projector: projector.pid ?? 0, 'query API': queryApi.pid ?? 0 };
        const authorization = `Bearer ${await signToken(secrets.jwtSecret, 'reader', 'admin')}`;
        const sender = await Principals.at(commandApiUrl, secrets.jwtSecret);
        try {
          const urls = { commandApi: commandApiUrl, queryApi: queryApiUrl, projector: projectorUrl };
          return await use({ processes, sender, urls, queryApi: { url: queryApiUrl, authorization } });
        } finally {
          sender.close();
        }
      });
    });
  });
}

/** Several principals, who take turns. */
class Principals implements OrderSender {
  #next = 0;

  private constructor(private readonly senders: readonly CommandSender[]) {}

  static async at(commandApiUrl: string, secret: string): Promise<Principals> {
    const subjects = Array.from({ length: PRINCIPALS }, (_, index) => `bench-${index}`);
    const tokens = await Promise.all(subjects.map((subject) => signToken(secret, subject)));
    return new Principals(tokens.map((token) => new CommandSender(commandApiUrl, token)));
  }

  placeOrder(body: object): Promise<Answered> {
    const sender = this.senders[this.#next++ % this.senders.length];
    if (sender === undefined) throw new RangeError('Nobody is there to send an order');
    return sender.placeOrder(body);
  }

  close(): void {
    for (const sender of this.senders) sender.close();
  }
}

async function ready(app: Child): Promise<string> {
  const message = (await app.answer()) as { readonly ready?: unknown; readonly url?: unknown };
  if (message.ready !== true || typeof message.url !== 'string')
    throw new Error(`The app said ${JSON.stringify(message)} instead of ready`);
  return message.url;
}

function signToken(secret: string, subject: string, role = 'clerk'): Promise<string> {
  const jwt = new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('1h');
  return jwt.sign(new TextEncoder().encode(secret));
}
