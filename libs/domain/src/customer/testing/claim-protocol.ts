import { type CustomerEvent, type EmailClaim, type EmailEvent } from '#events/contracts/customer-events';
import { type DomainEvent } from '#events/contracts/define-event';
import { type Decider } from '../../decider.js';
import { emailDecider } from '../../email/email.js';
import { type RefusalCode } from '#events/contracts/refusals';
import { Refusal } from '../../refusal.js';
import { decideOrRefuse, fold } from '../../testing/decider-spec.js';
import { customerDecider } from '../customer.js';

/**
 * The protocol by which e-mail addresses stay unique, step by step: a step reads one stream, or decides and appends to one, as it is at that
 * moment. Between two steps of an actor anything may happen to the others, and an actor that is never stepped again has crashed.
 */
export type Actor = Generator<void, 'done' | RefusalCode>;

export class Streams {
  readonly #customers = new Map<string, CustomerEvent[]>();
  readonly #emails = new Map<string, EmailEvent[]>();
  /** What a durable follower of the log has still to release, in the order of the log. */
  readonly releases: { readonly customerId: string; readonly claim: EmailClaim }[] = [];

  customer(customerId: string) {
    return fold(customerDecider, this.#customers.get(customerId) ?? []);
  }

  email(address: string) {
    return fold(emailDecider, this.#emails.get(address) ?? []);
  }

  changeCustomer(command: Parameters<typeof customerDecider.decide>[0]): 'done' | RefusalCode {
    const outcome = append(customerDecider, command, streamOf(this.#customers, command.customerId));
    if (typeof outcome === 'string') return outcome;
    for (const { data } of outcome) {
      if ('releasedEmailClaim' in data && data.releasedEmailClaim !== undefined) {
        this.releases.push({ customerId: data.customerId, claim: data.releasedEmailClaim });
      }
    }
    return 'done';
  }

  changeEmail(command: Parameters<typeof emailDecider.decide>[0]): 'done' | RefusalCode {
    const outcome = append(emailDecider, command, streamOf(this.#emails, command.address));
    return typeof outcome === 'string' ? outcome : 'done';
  }
}

function streamOf<Event>(streams: Map<string, Event[]>, id: string): Event[] {
  const stream = streams.get(id) ?? [];
  streams.set(id, stream);
  return stream;
}

function append<State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  command: Command,
  stream: Event[],
): readonly Event[] | RefusalCode {
  const outcome = decideOrRefuse(decider, command, fold(decider, stream));
  if (outcome instanceof Refusal) return outcome.code;
  stream.push(...outcome);
  return outcome;
}

export function* register(streams: Streams, customerId: string, claim: EmailClaim): Actor {
  const claimed = yield* obtain(streams, customerId, claim);
  if (claimed !== 'done') return claimed;
  yield;
  const contact = { name: 's1.name', email: `s1.${claim.address}` };
  const registeredAt = '2010-12-01T08:26:00.000Z';
  const outcome = streams.changeCustomer({ type: 'RegisterCustomer', customerId, ...contact, emailClaim: claim, registeredAt });
  return outcome === 'done' ? outcome : yield* giveUp(streams, customerId, claim, outcome);
}

export function* changeEmail(streams: Streams, customerId: string, claim: EmailClaim, spelling: string): Actor {
  yield;
  const customer = streams.customer(customerId);
  const own = customer.status === 'registered' && customer.emailClaim.address === claim.address;
  const emailClaim = own ? customer.emailClaim : claim;
  const claimed = own ? 'done' : yield* obtain(streams, customerId, claim);
  if (claimed !== 'done') return claimed;
  yield;
  const email = `s1.${claim.address}${spelling}`;
  const changedAt = '2010-12-02T08:26:00.000Z';
  const outcome = streams.changeCustomer({ type: 'ChangeContactDetails', customerId, email, emailClaim, changedAt });
  return outcome === 'done' || own ? outcome : yield* giveUp(streams, customerId, claim, outcome);
}

export function* erase(streams: Streams, customerId: string): Actor {
  yield;
  const erasedAt = '2010-12-03T08:26:00.000Z';
  return streams.changeCustomer({ type: 'EraseCustomer', customerId, reason: 'Asked for it', erasedAt, known: true });
}

/** The durable follower: releases what was given up, and begins again where it crashed. */
export function* release(streams: Streams): Actor {
  for (let next = streams.releases[0]; next !== undefined; next = streams.releases[0]) {
    yield;
    streams.changeEmail({ type: 'ReleaseEmail', customerId: next.customerId, ...next.claim });
    yield;
    if (streams.releases[0] === next) streams.releases.shift();
  }
  return 'done';
}

/** Takes the address: at once where it is free, or from a claim that its customer can no longer use. */
function* obtain(streams: Streams, customerId: string, claim: EmailClaim): Actor {
  let insteadOf: string | undefined;
  for (let attempt = 1; attempt <= 3; attempt++) {
    yield;
    const claimed = streams.changeEmail({ type: 'ClaimEmail', customerId, ...claim, insteadOf });
    if (claimed === 'done') return 'done';
    yield;
    const holder = streams.email(claim.address);
    if (holder.status === 'free') continue;
    yield;
    const lapsed = streams.changeCustomer({ type: 'LapseEmailClaim', customerId: holder.customerId, claimId: holder.claimId });
    if (lapsed !== 'done') return lapsed;
    insteadOf = holder.claimId;
  }
  return 'email-taken';
}

/** Another run of the same command may be using the claim, so it must lapse before it is released. */
function* giveUp(streams: Streams, customerId: string, claim: EmailClaim, outcome: RefusalCode): Actor {
  yield;
  if (streams.changeCustomer({ type: 'LapseEmailClaim', customerId, claimId: claim.claimId }) !== 'done') return outcome;
  yield;
  streams.changeEmail({ type: 'ReleaseEmail', customerId, ...claim });
  return outcome;
}
