import { expect, it } from 'vitest';
import { commandSeconds } from './command-seconds.js';

const value = (metricName: string, labels: Record<string, string | number>, value: number) => ({
  metricName: `orderline_http_request_seconds_${metricName}`,
  labels,
  value,
});

it('all that is posted is added up, by how long it took; what is read is left out', () => {
  expect(
    commandSeconds([
      value('bucket', { method: 'POST', route: '/orders', status: 201, le: 0.1 }, 3),
      value('bucket', { method: 'POST', route: '/orders', status: 201, le: 0.01 }, 1),
      value('bucket', { method: 'POST', route: '/orders', status: 201, le: '+Inf' }, 4),
      value('count', { method: 'POST', route: '/orders', status: 201 }, 4),
      value('sum', { method: 'POST', route: '/orders', status: 201 }, 0.5),
      value('bucket', { method: 'POST', route: '/products', status: 409, le: 0.01 }, 2),
      value('count', { method: 'POST', route: '/products', status: 409 }, 2),
      value('count', { method: 'GET', route: '/activity', status: 200 }, 9),
    ]),
  ).toEqual({
    commands: 6,
    seconds: [
      { atMost: 0.01, commands: 3 },
      { atMost: 0.1, commands: 3 },
    ],
  });
});

it('a process that has taken none yet has none', () => {
  expect(commandSeconds([])).toEqual({ commands: 0, seconds: [] });
});
