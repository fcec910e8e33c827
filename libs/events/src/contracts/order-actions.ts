import { answerByHold, orderAnswers, type OrderChangeType, type OrderStatus } from './order-answers.js';

/** What people can ask for of an order that was placed. */
export type OrderAction = 'ship' | 'deliver' | 'return' | 'cancel' | 'hold' | 'release' | 'refund' | 'erase';

interface Moved {
  readonly quantity: number;
  readonly shipped: number;
  readonly returned: number;
}

/** As much of an order as says what can be asked for of it. */
export interface OrderStanding {
  readonly status: OrderStatus;
  readonly held: boolean;
  readonly lines: readonly Moved[];
  readonly hasCustomer: boolean;
  /** Whether it holds personal data that was not given up. */
  readonly isPersonal: boolean;
  /** Whether something of what a card paid for it is left to be paid back. */
  readonly isRefundable: boolean;
}

/** Units of the line that can be shipped. */
export function leftToShip({ quantity, shipped }: Moved): number {
  return quantity - shipped;
}

/** Units of the line that can come back. */
export function leftToReturn({ shipped, returned }: Moved): number {
  return shipped - returned;
}

/** Whether the address tells more than the country, and so of a person. */
export function namesPerson(shipTo: { readonly country: string; readonly erased?: true | undefined }): boolean {
  const { country: _country, erased: _erased, ...personal } = shipTo;
  return Object.keys(personal).length > 0;
}

/** The command that each action sends; money is asked back of the payment, whatever the status of the order. */
const commands: Readonly<Record<Exclude<OrderAction, 'refund'>, OrderChangeType>> = {
  ship: 'ShipOrder',
  deliver: 'DeliverOrder',
  return: 'ReturnLines',
  cancel: 'CancelOrder',
  hold: 'HoldOrder',
  release: 'ReleaseOrder',
  erase: 'EraseOrder',
};

/** Whether some command of that kind is accepted now, and changes something. An order that names nobody has nothing to erase. */
export function isLegal(action: OrderAction, order: OrderStanding): boolean {
  if (action === 'refund') return order.isRefundable;
  const command = commands[action];
  return orderAnswers[command][order.status] === 'yes' && answerByHold(command, order.held) === 'yes' && hasObject(action, order);
}

/** Whether there is something that the action could be done to. */
function hasObject(action: OrderAction, order: OrderStanding): boolean {
  if (action === 'ship') return order.lines.some((line) => leftToShip(line) > 0);
  if (action === 'return') return order.lines.some((line) => leftToReturn(line) > 0);
  return action !== 'erase' || (!order.hasCustomer && order.isPersonal);
}
