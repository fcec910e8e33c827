/** What the stand-in does wrong on request. Everything is off until a test turns it on. */
export class StandInFaults {
  /** Every call is answered as by a server that is still booting. */
  notReady = false;
  /** So many appends are refused as by a follower. */
  notLeader = 0;
  /** So many appends are written, and the connection drops in place of an answer. */
  loseAnswers = 0;
  /** So many appends are taken and neither written nor answered. */
  swallow = 0;
  /** So many appends are refused as by a server that gave up waiting for its disk or its followers. */
  timeOut = 0;
  /** Milliseconds before an append is looked at. */
  delay = 0;
  /** Whether subscriptions say so when they have caught up, as 23.10 does and 22.10 does not. */
  saysCaughtUp = true;
  /** Every call is refused. */
  denyAccess = false;
  /** Reads and subscriptions of $all are refused, as to an ordinary user. */
  denyAll = false;
  /** So many calls that read fail as a server's own handlers do when something is wrong inside. */
  failReads = 0;
  /** What the server then says. */
  failsReadsSaying = 'Exception was thrown by handler.';
  /** Reads and subscriptions break after so many events. */
  breakReadsAfter: number | undefined;
  /** user:password, without which every call is refused. Clients send theirs over TLS only. */
  credentials: string | undefined;
  /** Subscriptions are confirmed and get no events until something is written after this is turned off again. */
  withholdEvents = false;
  /** How many reads have reached the server. */
  readsSeen = 0;
  /** How many appends have reached the server, answered or not. */
  appendsSeen = 0;

  take(fault: 'notLeader' | 'loseAnswers' | 'swallow' | 'timeOut' | 'failReads'): boolean {
    if (this[fault] === 0) return false;
    this[fault]--;
    return true;
  }
}
