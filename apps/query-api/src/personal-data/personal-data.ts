import { type Logger } from '#platform/logging/logger';
import { KeysUnavailable } from '#personal-data/errors';
import { type KeyVault } from '#personal-data/key-vault';
import { SealBroken } from '#personal-data/sealing';
import { customerSubject, orderSubject } from '#personal-data/subjects';
import { leave } from '#postgres/leave';
import { type OnApplicationShutdown } from '@nestjs/common';
import { type Customer, type SealedCustomer } from '../customers/customer.js';
import { type Order } from '../orders/order.js';
import { holdsSealed, opened, withoutSealed } from './opened.js';

/**
 * Opens what is sealed, while an answer is being made: with one look-up of keys for all of it, and none where nothing is sealed. Keys are kept nowhere, so
 * what was erased a moment ago is gone from the next answer, whether its view knows already or not.
 *
 * Every method may throw KeysUnavailable; ConfigError where the master key is another one than the keys'; SealBroken, KeyUnreadable.
 */
export class PersonalData implements OnApplicationShutdown {
  constructor(
    private readonly vault: KeyVault,
    private readonly logger: Logger,
  ) {}

  /** An address that does not open is told as unreadable: one of them must not keep a whole list from being read. */
  async openOrders(orders: readonly Order[]): Promise<readonly Order[]> {
    const keys = await this.vault.find(orders.filter(({ shipTo }) => holdsSealed(shipTo)).map(orderSubject));
    return orders.map((order) => {
      const { orderId, shipTo } = order;
      try {
        return { ...order, shipTo: opened(shipTo, keys.get(orderSubject(order)), 'shipTo.') };
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        this.logger.error({ err: error, orderId }, 'the address of an order cannot be opened');
        return { ...order, shipTo: { ...withoutSealed(shipTo), unreadable: true } };
      }
    });
  }

  async openOrder(order: Order): Promise<Order> {
    const subject = orderSubject(order);
    const keys = await this.vault.find(holdsSealed(order.shipTo) ? [subject] : []);
    return { ...order, shipTo: opened(order.shipTo, keys.get(subject), 'shipTo.') };
  }

  /**
   * An address from the events themselves, which still hold all of it: nothing of it is shown once the person is erased, not even what was stored in plain
   * text before there was sealing.
   * @param erased whether the events say so
   */
  async openPastAddress(subject: string, shipTo: Order['shipTo'], erased: boolean): Promise<Order['shipTo']> {
    const { country, erased: _, ...personal } = shipTo;
    if (Object.keys(personal).length === 0) return shipTo;
    const gone = { country, erased: true } as const;
    if (erased) return gone;
    const key = (await this.vault.find([subject])).get(subject);
    if (key === undefined && (await this.vault.knows(subject))) return gone;
    return opened(shipTo, key, 'shipTo.');
  }

  async openCustomer(sealed: SealedCustomer): Promise<Customer> {
    const subject = customerSubject(sealed.customerId);
    const { address, ...rest } = opened(sealed, (await this.vault.find(holdsSealed(sealed) ? [subject] : [])).get(subject));
    if (rest.erased === true) return { ...rest, status: 'erased' };
    return address === undefined ? rest : { ...rest, address: JSON.parse(address) as NonNullable<Customer['address']> };
  }

  /** Throws unless the keys can be used. */
  async check(): Promise<void> {
    await this.vault.check();
  }

  /** For the start. Keys that cannot be reached do not stop it: they may be there when they are needed. @throws ConfigError */
  async refuseWrongMasterKey(): Promise<void> {
    try {
      await this.vault.check();
    } catch (error) {
      if (error instanceof KeysUnavailable) return;
      await this.vault.close();
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await leave({ end: () => this.vault.close() });
  }
}
