/** A process that sends load, as another one asks it to. It has a machine's time of its own, so that a busy server does not slow down who loads it. */
import { closedLoad, openLoad, type Outcome } from './load.js';
import { Sender } from './sender.js';

/** What is to be sent. */
export type Order =
  | { readonly kind: 'closed'; readonly callers: number; readonly milliseconds: number }
  | { readonly kind: 'open'; readonly perSecond: number; readonly milliseconds: number };

/** Where to, as the first message says. */
export interface Target {
  readonly url: string;
  readonly authorization: string;
  readonly connections: number;
}

let sender: Sender | undefined;

process.on('message', (message: Order | Target) => {
  if ('url' in message) {
    sender = new Sender(message.url, message.authorization, message.connections);
    process.send?.({ connected: true });
  } else void run(message).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit());

function run(order: Order): Promise<Outcome> {
  if (sender === undefined) throw new Error('The target comes first');
  const { kind, milliseconds } = order;
  return kind === 'closed' ? closedLoad(sender, order.callers, milliseconds) : openLoad(sender, order.perSecond, milliseconds);
}
