import { signal } from '@preact/signals';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { type operations } from '../../api/generated/query-api.js';
import { usePages } from '../../data/pages.js';
import { useMemo } from 'preact/hooks';

type ProcessPage = operations['getProcesses']['responses'][200]['content']['application/json'];
export type WaitingOrder = ProcessPage['items'][number];
export type BesideOrders = Pick<ProcessPage, 'processes' | 'timers' | 'timersDue'>;

export const waits = [
  ['0', 'however long'],
  ['300', 'for more than 5 minutes'],
  ['3600', 'for more than an hour'],
  ['86400', 'for more than a day'],
  ['604800', 'for more than a week'],
] as const;

export const reasons: Readonly<Record<WaitingOrder['waitsFor'], string>> = {
  payment: 'its payment',
  confirmation: 'its fulfilment: stock and money',
  shipment: 'its shipment',
  release: 'the release of its hold',
};

/** Orders that wait, with what the processes say of themselves on the same page. @param longerThan seconds */
export function useWaiting(longerThan: string) {
  const beside = useMemo(() => signal<BesideOrders | undefined>(undefined), []);
  const orders = usePages(
    async (cursor, signal) => {
      const query = { longerThan: Number(longerThan), ...(cursor !== undefined && { cursor }) };
      const page = await bodyOf(queries.GET('/processes', { params: { query }, signal }));
      beside.value = page;
      return page;
    },
    [longerThan],
  );
  return { orders, beside };
}
