/** A process that sends load, as another one asks it to: what sending costs is not time of whoever answers. */
import { setTimeout as delay } from 'node:timers/promises';
import { measure, type Measurement } from '../measure.js';
import { RawConnection } from './raw-connection.js';
import { KEY } from './request-key.js';

/** What is to be sent. */
export interface Load {
  readonly port: number;
  /** One connection each. */
  readonly callers: number;
  readonly milliseconds: number;
  /** Whole requests, sent in turn, over and over. */
  readonly requests: readonly string[];
}

const COME_AGAIN_MS = 20;
const KEY_DIGITS = 12;
/** Requests of any load have keys that none before had. */
let keys = 0;
let next = 0;

process.on('message', (load: Load) => void send(load).then((measured) => process.send?.(measured)));
process.on('disconnect', () => process.exit());

async function send({ port, callers, milliseconds, requests }: Load): Promise<Measurement> {
  const parts = requests.map((request) => request.split(KEY));
  const connections = await Promise.all(Array.from({ length: callers }, () => RawConnection.open(port)));
  try {
    return await measure(callers, milliseconds, async (caller) => {
      const texts = parts[next++ % parts.length] as readonly string[];
      const request = texts.length === 1 ? texts[0] : texts.join(String(++keys).padStart(KEY_DIGITS, '0'));
      const connection = connections[caller] as RawConnection;
      // On a machine that is too slow for so many: who is sent away comes again, and has waited all the while.
      while (!(await connection.exchange(request as string))) await delay(COME_AGAIN_MS);
    });
  } finally {
    for (const connection of connections) connection.close();
  }
}
