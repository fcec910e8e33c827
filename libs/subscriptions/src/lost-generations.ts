import { type ConsumerLogger } from './consumer-group-options.js';
import { type LeaseKey } from './fence.js';
import { LogDisagrees } from './log-disagrees.js';
import { judgeCheckpoints } from './log-verdict.js';
import { type Session } from './session.js';
import { type Log, type Subscriber } from './subscriber.js';

const UNSEEN = ['retained', 'rebuilding', 'ready', 'verifying'];

/**
 * Marks what was made from another log than the one that is there: generations that readers do not see, and live ones of which no process alive knows
 * the name. They are not fed any more, closed to every verb but `drop`, and keep nobody from taking commands.
 * @throws what keeps the log or the database from being asked
 */
export async function loseGenerations(
  session: Session,
  { kind, log, logger }: { readonly kind: Subscriber['kind']; readonly log: Log; readonly logger: ConsumerLogger },
): Promise<void> {
  const query = async <Row>(text: string, values?: readonly unknown[]) => (await session.query(text, values)) as Row[];
  const unknown = await session.query<{ name: string }>(
    `select g.name from projections.generations g join projections.leases l using (name, generation)
     where g.kind = $1 and g.state = 'live' and g.problem = 'unknown' and l.until < clock_timestamp()`,
    [kind],
  );
  const judged = [
    ...(await judgeCheckpoints(query, log, undefined, UNSEEN)),
    ...(await judgeCheckpoints(
      query,
      log,
      unknown.map(({ name }) => name),
    )),
  ];
  for (const checkpoint of judged) {
    if (checkpoint.kind !== kind || checkpoint.judgement.verdict === 'agrees') continue;
    await loseGeneration(session, checkpoint, new LogDisagrees(checkpoint, checkpoint.judgement), logger);
  }
}

/** Unless it has become what readers see meanwhile, and somebody knows it. */
export async function loseGeneration(
  session: Session,
  { name, generation }: LeaseKey,
  { message, disagreement }: LogDisagrees,
  logger?: ConsumerLogger,
): Promise<void> {
  const lost = await session.query(
    `update projections.generations set state = 'lost', problem = null, detail = $3
     where name = $1 and generation = $2 and position = $4 and (state = any($5::text[]) or state = 'live' and problem = 'unknown') returning name`,
    [name, generation, message, disagreement.position.toString(), UNSEEN],
  );
  if (lost.length > 0) logger?.warn({ follower: name, generation }, `generation lost, nothing feeds it any more: ${message}`);
}
