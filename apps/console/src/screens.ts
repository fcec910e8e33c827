import { type ComponentType } from 'preact';
import { type StaffRole } from './sign-in/roles.js';

export interface ScreenProps {
  /** What stands in the address in place of the names in `path`. */
  readonly params: Readonly<Record<string, string | undefined>>;
}

export interface Screen {
  readonly area: 'console' | 'desk';
  /** As wouter has it: `:name` is a part of the address, `:name?` may be missing. */
  readonly path: string;
  /** In the navigation, and as the window's title until the screen knows a better one. */
  readonly title: string;
  /** Whether the navigation leads there; others are reached from a screen. */
  readonly listed: boolean;
  /** Whom the navigation leads there; the servers decide what may be seen. */
  readonly roles: readonly StaffRole[];
  readonly load: () => Promise<{ readonly default: ComponentType<ScreenProps> }>;
}

const looking = ['admin', 'clerk'] as const;
const clerks = ['clerk'] as const;
const everybody = ['clerk', 'warehouse'] as const;
const inConsole = { area: 'console', listed: true, roles: looking } as const;
const atDesk = { area: 'desk', listed: true } as const;

/** Every screen, in the order of the navigation; the first of an area stands at its address. */
export const screens: readonly Screen[] = [
  { ...inConsole, path: '/console', title: 'Now', load: () => import('./screens/now/screen.js') },
  { ...inConsole, path: '/console/views/:name?', title: 'Views', load: () => import('./screens/views/screen.js') },
  { ...inConsole, path: '/console/parked/:name?/:sequence?', title: 'Parked', load: () => import('./screens/parked/screen.js') },
  { ...inConsole, path: '/console/time-machine/:id?', title: 'Time machine', load: () => import('./screens/time-machine/screen.js') },
  { ...inConsole, path: '/console/stepper/:name?/:stream?', title: 'Stepper', load: () => import('./screens/stepper/screen.js') },
  { ...inConsole, path: '/console/log/:stream?', title: 'Log', load: () => import('./screens/log/screen.js') },
  { ...inConsole, path: '/console/processes', title: 'Processes', load: () => import('./screens/processes/screen.js') },
  { ...inConsole, path: '/console/runbook/:part?', title: 'Runbook', listed: false, load: () => import('./screens/runbook/screen.js') },
  { ...atDesk, path: '/desk', title: 'Orders', roles: everybody, load: () => import('./screens/orders/screen.js') },
  { ...atDesk, path: '/desk/orders/:id', title: 'Order', roles: everybody, listed: false, load: () => import('./screens/order/screen.js') },
  { ...atDesk, path: '/desk/products/:sku?', title: 'Products', roles: everybody, load: () => import('./screens/products/screen.js') },
  { ...atDesk, path: '/desk/stock/:sku?', title: 'Stock', roles: everybody, load: () => import('./screens/stock/screen.js') },
  { ...atDesk, path: '/desk/customers/:id?', title: 'Customers', roles: clerks, load: () => import('./screens/customers/screen.js') },
  { ...atDesk, path: '/desk/credit-notes', title: 'Credit notes', roles: clerks, load: () => import('./screens/credit-notes/screen.js') },
  { ...atDesk, path: '/desk/sales', title: 'Sales', roles: clerks, load: () => import('./screens/sales/screen.js') },
];
