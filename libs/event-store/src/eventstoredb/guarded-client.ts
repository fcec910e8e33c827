import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ChannelCredentialOptions, EventStoreDBClient, type SingleNodeOptions } from '@eventstore/db-client';
import { type Channel, type connectivityState } from '@grpc/grpc-js';
import { AccessDenied } from '../errors.js';
import { type ConnectionSettings } from './connection-string.js';

/** How long the streams of a disposed client may take to end, in milliseconds. */
const DISPOSAL = 1_000;

/** As gRPC numbers them; the library is the client's own. */
const READY: connectivityState.READY = 2;
const SHUTDOWN: connectivityState.SHUTDOWN = 4;

/** What matters here of the call on which the client multiplexes its appends. */
interface AppendStream {
  write(message: unknown): boolean;
  listeners(event: 'data'): unknown[];
  removeAllListeners(event: 'data'): unknown;
  on(event: 'data', listener: (answer: unknown) => void): unknown;
}

/**
 * The client, with what ends a process in 6.2.1 mended. A lost connection must be an error of the calls that were on it, and of nothing else:
 * - more than 16 unsent appends wait in a queue whose rejections nobody handles, so writing never reports that it is full;
 * - an answer to an append that another connection's loss has already rejected (the client keeps all appends of a process in one table)
 *   throws inside an event handler, so it is dropped;
 * - handling a lost connection awaits the next one without looking at its failure.
 */
export class GuardedClient extends EventStoreDBClient {
  #disposed = false;
  #close: () => void = () => undefined;
  #watched: Channel | undefined;

  /**
   * @param lost called whenever an established connection is lost, before there can be a new one
   * @throws AccessDenied when a file that the connection string names cannot be read
   */
  constructor(settings: ConnectionSettings, lost: () => void = () => undefined) {
    super(
      { ...settings.options, ...target(settings) } as SingleNodeOptions,
      channelCredentials(settings),
      settings.credentials && { ...settings.credentials },
    );
    const { handleError, getChannel, dispose } = this;
    const createStream = this.GRPCStreamCreator;
    this.handleError = async (client, error) => {
      // Whoever needs the next connection asks for it again and hears of its failure then.
      await handleError(client, error).catch(() => undefined);
    };
    this.GRPCStreamCreator = (client, name, create, cache) =>
      createStream(client, name, cache ? async (connected) => guardAppends(await create(connected)) : create, cache);
    this.getChannel = async () => {
      const channel = await getChannel();
      this.#close = () => channel.close();
      if (channel !== this.#watched) watch(channel, lost);
      this.#watched = channel;
      return channel;
    };
    this.dispose = async () => {
      this.#disposed = true;
      // It waits for each stream to end, and one that nobody reads any more does not.
      await Promise.race([dispose(), wait(DISPOSAL, undefined, { ref: false })]);
      this.#close();
    };
  }

  /** A disposed client ends the reads that are under way as if they had come to their end. */
  get isDisposed(): boolean {
    return this.#disposed;
  }
}

/** A channel connects again by itself, without a word to the calls that come after. */
function watch(channel: Channel, lost: () => void): void {
  const state = channel.getConnectivityState(false);
  if (state === SHUTDOWN) return;
  channel.watchConnectivityState(state, Infinity, () => {
    if (state === READY) lost();
    watch(channel, lost);
  });
}

function guardAppends<Stream>(stream: Stream): Stream {
  const appends = stream as unknown as AppendStream;
  const write = appends.write.bind(appends);
  appends.write = (message) => {
    write(message);
    return true;
  };
  const handlers = appends.listeners('data') as ((answer: unknown) => void)[];
  appends.removeAllListeners('data');
  appends.on('data', (answer) => {
    for (const handle of handlers) {
      try {
        handle(answer);
      } catch (error) {
        // The client destructures the table's missing entry.
        if (!(error instanceof TypeError)) throw error;
      }
    }
  });
  return stream;
}

function target({ hosts, discover }: ConnectionSettings): object {
  if (discover) return { discover: hosts[0] };
  return hosts.length > 1 ? { endpoints: [...hosts] } : { endpoint: hosts[0] };
}

function channelCredentials({ tls, files }: ConnectionSettings): ChannelCredentialOptions {
  if (!tls) return { insecure: true };
  return {
    insecure: false,
    rootCertificate: readFile('tlsCAFile', files.tlsCAFile),
    userCertFile: readFile('userCertFile', files.userCertFile),
    userKeyFile: readFile('userKeyFile', files.userKeyFile),
  };
}

function readFile(option: string, file: string | undefined): Buffer | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(path.resolve(file));
  } catch (cause) {
    throw new AccessDenied(`EVENT_STORE_URL: the file that ${option} names cannot be read.`, { cause });
  }
}
