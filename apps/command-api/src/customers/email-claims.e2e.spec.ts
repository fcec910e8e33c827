import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerDecider } from '#domain/customer/customer';
import { type Decider } from '#domain/decider';
import { emailDecider } from '#domain/email/email';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { EmailAddresses } from '#personal-data/email-address';
import { createLogger } from '#platform/logging/logger';
import { AggregateCommandHandler } from '../handle-command.js';
import { type CommandContext } from '../http/command-context.js';
import { COMMAND_SECRET, clara, startCommandApi } from '../testing/command-api.js';
import { EmailClaims } from './email-claims.js';
import { streamOf } from './testing/log-of.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
let store: EventStore;
let crashing: AggregateCommandHandler;
const addresses = new EmailAddresses(COMMAND_SECRET);
const logger = createLogger('test', 'silent');
beforeAll(async () => {
  api = await startCommandApi();
  store = openEventStore(api.databaseUrl);
  crashing = new AggregateCommandHandler(store, logger);
});
afterAll(async () => {
  await store.close();
  await api.stop();
});

let people = 0;
const someone = () => `person-${++people}`;
const register = (customerId: string, email: string, on = api, headers = {}) =>
  on.post('/customers', { customerId, name: 'Pat Penn', email }, clara, headers);
const change = (customerId: string, email: string) => api.post(`/customers/${customerId}/contact`, { email });

/** What a process did before it was killed: one command, whose sender does nothing more. */
async function send<State, Command, Event extends OrderlineEvent>(
  decider: Decider<State, Command, Event>,
  id: string,
  command: NoInfer<Command>,
) {
  const occurredAt = new Date().toISOString();
  const identity = { commandId: randomUUID(), commandHash: 'hash', keyed: false };
  return crashing.handle({
    decider,
    id,
    command,
    identity,
    actor: { role: 'clerk', subject: 'clara' },
    correlationId: 'crash',
    occurredAt,
  });
}
async function claim(customerId: string, email: string) {
  const claim = { address: addresses.nameOf(email), claimId: randomUUID() };
  await send(emailDecider, claim.address, { type: 'ClaimEmail', customerId, ...claim });
  return claim;
}
const at = '2026-03-01T10:00:00.000Z';

describe('a process that was killed after the claim', () => {
  it('of a registration holds nobody up, and what it still sends fails', async () => {
    const [late, next] = [someone(), someone()];
    const emailClaim = await claim(late, `${late}@example.com`);

    expect(await register(next, `${late}@example.com`)).toMatchObject({ status: 201 });

    expect((await streamOf(api.databaseUrl, `customer-${late}`)).map(({ type }) => type)).toEqual(['EmailClaimLapsed']);
    const registration = { type: 'RegisterCustomer' as const, customerId: late, name: 'n', email: 'e', emailClaim, registeredAt: at };
    await expect(send(customerDecider, late, registration)).rejects.toMatchObject({ code: 'email-taken' });
    expect(await register(late, `late-${late}@example.com`)).toMatchObject({ status: 201, body: { revision: 1 } });
  });

  it('of a change holds nobody up either, and what it still sends fails', async () => {
    const [owner, next] = [someone(), someone()];
    await register(owner, `${owner}@example.com`);
    const emailClaim = await claim(owner, `new-${owner}@example.com`);

    expect(await register(next, `new-${owner}@example.com`)).toMatchObject({ status: 201 });

    const changed = { type: 'ChangeContactDetails' as const, customerId: owner, email: 'e', emailClaim, changedAt: at };
    await expect(send(customerDecider, owner, changed)).rejects.toMatchObject({ code: 'email-taken' });
    expect(await register(someone(), `${owner}@example.com`)).toMatchObject({ status: 409 });
  });

  it('lets the owner himself have the address', async () => {
    const [unregistered, registered] = [someone(), someone()];
    await claim(unregistered, `${unregistered}@example.com`);
    expect(await register(unregistered, `${unregistered}@example.com`)).toMatchObject({ status: 201 });
    await register(registered, `${registered}@example.com`);
    await claim(registered, `new-${registered}@example.com`);
    expect(await change(registered, `new-${registered}@example.com`)).toMatchObject({ status: 200 });
  });

  it('and whose owner registered with another address since, holds nobody up', async () => {
    const [owner, next] = [someone(), someone()];
    await claim(owner, `first-${owner}@example.com`);
    await register(owner, `${owner}@example.com`);
    expect(await register(next, `first-${owner}@example.com`)).toMatchObject({ status: 201 });
    expect(await register(someone(), `${owner}@example.com`)).toMatchObject({ status: 409 });
  });

  it('and whose owner was erased since, holds nobody up', async () => {
    const owner = someone();
    await register(owner, `${owner}@example.com`);
    await api.post(`/customers/${owner}/erase`, { reason: 'asked for' });
    expect(await register(someone(), `${owner}@example.com`)).toMatchObject({ status: 201 });
  });
});

it('a process that was killed after it closed another’s claim, before it took it over, holds nobody up', async () => {
  const owner = someone();
  const { claimId } = await claim(owner, `${owner}@example.com`);
  await send(customerDecider, owner, { type: 'LapseEmailClaim', customerId: owner, claimId });
  expect(await register(someone(), `${owner}@example.com`)).toMatchObject({ status: 201 });
  expect(await register(someone(), `${owner}@example.com`)).toMatchObject({ status: 409 });
});

describe('a claim that is given up', () => {
  const context = { principal: { role: 'clerk', subject: 'clara' }, correlationId: 'test' } as unknown as CommandContext;

  it('frees the address, unless it is in use', async () => {
    const claims = new EmailClaims(crashing, logger);
    const [unused, used] = [someone(), someone()];
    await claims.giveUp(context, { customerId: unused, ...(await claim(unused, `${unused}@example.com`)) });
    const address = addresses.nameOf(`${unused}@example.com`);
    expect((await streamOf(api.databaseUrl, `email-${address}`)).map(({ type }) => type)).toEqual(['EmailClaimed', 'EmailReleased']);
    await register(used, `${used}@example.com`);
    const [registered] = await streamOf(api.databaseUrl, `customer-${used}`);
    await claims.giveUp(context, { customerId: used, ...(registered?.data.emailClaim as unknown as { address: string; claimId: string }) });
    expect(await register(someone(), `${used}@example.com`)).toMatchObject({ status: 409 });
  });

  it('stays where the store is away, for the next claimant to take over', async () => {
    const gone = openEventStore(api.databaseUrl);
    const claims = new EmailClaims(new AggregateCommandHandler(gone, logger), logger);
    const owner = someone();
    const held = await claim(owner, `${owner}@example.com`);
    await gone.close();
    await claims.giveUp(context, { customerId: owner, ...held });
    expect(await register(someone(), `${owner}@example.com`)).toMatchObject({ status: 201 });
  });

  it('is given up where the command lost a race after it was made', async () => {
    const id = someone();
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => register(id, `${index}-${id}@example.com`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const winner = answers.findIndex(({ status }) => status === 201);
    const types = async (index: number) =>
      (await streamOf(api.databaseUrl, `email-${addresses.nameOf(`${index}-${id}@example.com`)}`)).map(({ type }) => type);
    for (let index = 0; index < 6; index++) {
      expect((await types(index)).at(-1)).toBe(
        index === winner ? 'EmailClaimed' : (await types(index)).length === 0 ? undefined : 'EmailReleased',
      );
    }
  });
});

it('one key sent with several addresses at once holds the one of the request that was first, and none of the others', async () => {
  const id = someone();
  const key = { 'idempotency-key': `key-${id}` };
  const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => register(id, `${index}-${id}@example.com`, api, key)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  for (const [index, { status }] of answers.entries()) {
    expect((await register(someone(), `${index}-${id}@example.com`)).status).toBe(status === 201 ? 409 : 201);
  }
});

describe('one address wanted by many at once, through two instances', () => {
  it.each([1, 2, 3])('is had by exactly one; all others are told that it is taken (%s)', async () => {
    const instances = [api, { ...api, ...(await api.another()) }];
    const address = `${someone()}@example.com`;
    const ids = Array.from({ length: 20 }, someone);
    const answers = await Promise.all(ids.map((id, index) => register(id, address, instances[index % 2])));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body } of answers) if (status !== 201) expect([status, body.code]).toEqual([409, 'email-taken']);
    const winner = ids[answers.findIndex(({ status }) => status === 201)];
    const claims = await streamOf(api.databaseUrl, `email-${addresses.nameOf(address)}`);
    expect(claims.at(-1)).toMatchObject({ type: 'EmailClaimed', data: { customerId: winner } });
    expect(await register(someone(), address)).toMatchObject({ status: 409, body: { code: 'email-taken' } });
  });

  it('and by changes of registered customers too', async () => {
    const address = `${someone()}@example.com`;
    const ids = Array.from({ length: 8 }, someone);
    for (const id of ids) await register(id, `${id}@example.com`);
    const answers = await Promise.all(ids.map((id) => change(id, address)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers) if (status !== 200) expect([status, body.code]).toEqual([409, 'email-taken']);
  });
});
