import { Random } from '../../test-bed/random.js';
import { withChild } from '../../test-bed/child-process.js';
import { type FloorServes } from '../http/floor-process.js';
import { type Load } from '../http/load-process.js';
import { requestText } from '../http/works.js';
import { type Measurement } from '../measure.js';
import { bodyFor } from './shop.js';

/** As many requests a second as so many callers get answered. */
export type HttpFloor = (callers: number, milliseconds: number) => Promise<Measurement>;

/** What takes an order's body and writes one row of it: the same framework without a validation, and the driver's bare insert. */
export function withHttpFloor<Result>(url: string, use: (floor: HttpFloor) => Promise<Result>): Promise<Result> {
  const body = JSON.stringify(bodyFor('guests')('floor', new Random('floor')));
  const requests = [requestText({ token: 'none', path: '/stock/floor/receive', headers: 'Content-Type: application/json\r\n', body })];
  return withChild('lab/bench/http/load-process.js', {}, (load) =>
    withChild('lab/bench/http/floor-process.js', { args: [url] }, async (floor) => {
      const { port } = (await floor.answer()) as FloorServes;
      return use(async (callers, milliseconds) => {
        const order: Load = { port, callers, milliseconds, requests };
        return (await load.answer(order)) as Measurement;
      });
    }),
  );
}
