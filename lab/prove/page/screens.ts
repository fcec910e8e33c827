import { LONG } from '../console/long-log.js';
import { type Known } from '../console/questions.js';

/** A screen at an address, with the heading by which it is known to be there. */
export interface ShownScreen {
  readonly address: string;
  readonly heading: string;
}

/** Every screen of console and desk, with what a long log makes hard. */
export function screensOf({ orders, correlationId }: Known): readonly ShownScreen[] {
  const order = `life-${Math.floor(orders / 2)}`;
  return [
    { address: '/console', heading: 'Now' },
    { address: '/console/views', heading: 'Views' },
    { address: '/console/parked', heading: 'Parked' },
    { address: `/console/time-machine/${order}`, heading: `Order ${order} through time` },
    { address: `/console/stepper/orders/order-${order}`, heading: 'Stepper' },
    { address: '/console/log', heading: 'Log' },
    { address: '/console/log?type=WalletDebited', heading: 'Log' },
    { address: `/console/log?correlationId=${correlationId}`, heading: 'Log' },
    { address: `/console/log/wallet-${LONG}`, heading: `wallet-${LONG}` },
    { address: '/console/processes', heading: 'Processes' },
    { address: '/desk', heading: 'Orders' },
    { address: `/desk/orders/${order}`, heading: `Order ${order}` },
    { address: '/desk/products', heading: 'Products' },
    { address: '/desk/stock', heading: 'Stock' },
    { address: '/desk/customers', heading: 'Customers' },
    { address: `/desk/customers/${LONG}`, heading: 'Customers' },
    { address: '/desk/credit-notes', heading: 'Credit notes' },
    { address: '/desk/sales', heading: 'Sales' },
  ];
}
