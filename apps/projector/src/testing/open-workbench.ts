import { type Projection } from '#read-models/projection';
import { views } from '#read-models/views';
import { type Command, parseCommand } from '../replay/command.js';
import { type Outcome, perform } from '../replay/perform.js';
import { silentReporter } from '../replay/reporter.js';
import { openSession, type Workbench } from '../replay/workbench.js';
import { type EngineRoom } from './engine-room.js';

/** Runs a command of the replay CLI as its main program does. */
export async function replay(
  room: Pick<EngineRoom, 'url' | 'store'>,
  line: string,
  known: readonly Projection[] = views,
  signal?: AbortSignal,
  parts: Partial<Workbench> = {},
): Promise<Outcome> {
  const session = await openSession(room.url, 'test');
  const command: Command = parseCommand(line.split(' '));
  try {
    return await perform(
      {
        url: room.url,
        log: room.store,
        session,
        projections: known,
        reporter: silentReporter,
        signal: signal ?? new AbortController().signal,
        ...parts,
      },
      command,
    );
  } finally {
    await session.close();
  }
}
