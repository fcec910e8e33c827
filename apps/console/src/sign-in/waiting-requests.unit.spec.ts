import { expect, it } from 'vitest';
import { WaitingRequests } from './waiting-requests.js';

const staying = new AbortController().signal;
const givenUp = { name: 'ProblemError', problem: { status: 401, title: 'You are not signed in' } };

it('what waits is sent again for who has sent it', async () => {
  const requests = new WaitingRequests();
  const both = Promise.all([requests.wait('clara', true, staying), requests.wait('clara', false, staying)]);
  requests.goOn('clara');
  await both;
  expect(requests.size).toBe(0);
});

it('where the sign-in is left, a write is never sent; a read waits on', async () => {
  const requests = new WaitingRequests();
  const write = requests.wait('clara', true, staying);
  const read = requests.wait('clara', false, staying);
  requests.giveUpWrites();
  await expect(write).rejects.toMatchObject(givenUp);
  expect(requests.size).toBe(1);
  requests.goOn('clara');
  await read;
});

it('nobody sends what another one has written', async () => {
  const requests = new WaitingRequests();
  const write = requests.wait('clara', true, staying);
  const read = requests.wait('clara', false, staying);
  requests.goOn('carl');
  await expect(write).rejects.toMatchObject(givenUp);
  await read;
});

it('what was aborted does not wait', async () => {
  const requests = new WaitingRequests();
  const gone = new AbortController();
  const read = requests.wait('clara', false, gone.signal);
  gone.abort(new Error('left'));
  await expect(read).rejects.toThrow('left');
  await expect(requests.wait('clara', false, gone.signal)).rejects.toThrow('left');
  expect(requests.size).toBe(0);
});
