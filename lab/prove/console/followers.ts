import { type IncomingMessage } from 'node:http';
import { withCleanUp } from '../../test-bed/clean-up.js';
import { open, type Reached } from './asking.js';

/** As many as one principal may have. */
export const TABS = 20;
const PATH = '/events/changes?type=OrderPlaced';

export interface Followed {
  /** Orders that each tab was told of. */
  readonly perTab: readonly number[];
  /** What one more tab than there may be is answered. */
  readonly oneMore: number;
}

/** As many tabs of one person as may be, each told of new orders by server-sent events, while the work is done. */
export async function whileFollowed(reached: Reached, work: () => Promise<void>): Promise<Followed> {
  const perTab = Array.from({ length: TABS }, () => 0);
  const tabs: IncomingMessage[] = [];
  const close = () => Promise.resolve(tabs.forEach((tab) => tab.destroy()));
  return withCleanUp(close, async () => {
    for (let tab = 0; tab < TABS; tab++) {
      const stream = await open(reached, PATH, 'text/event-stream');
      if (stream.statusCode !== 200) throw new Error(`The feed of new orders answered ${stream.statusCode}`);
      tabs.push(stream);
      stream.setEncoding('utf8').on('data', (text: string) => {
        perTab[tab] = (perTab[tab] ?? 0) + (text.match(/^data: /gm)?.length ?? 0);
      });
      stream.on('error', () => undefined); // It is cut off at the end.
    }
    const more = await open(reached, PATH, 'text/event-stream');
    more.destroy();
    await work();
    return { perTab, oneMore: more.statusCode ?? 0 };
  });
}
