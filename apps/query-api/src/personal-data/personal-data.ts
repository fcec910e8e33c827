import { ConfigError } from '#platform/config/config';
import { type Logger } from '#platform/logging/logger';
import { KeysUnavailable } from '#personal-data/errors';
import { type KeyVault, type StoredTrace } from '#personal-data/key-vault';
import { type KeyVaultSettings, refuseMissingKeys } from '#personal-data/open-key-vault';
import { SealBroken } from '#personal-data/sealing';
import { customerSubject, orderSubject } from '#personal-data/subjects';
import { problem, type Problem } from '#platform/problems/problem';
import { leave } from '#postgres/leave';
import { type OnApplicationShutdown } from '@nestjs/common';
import { type Customer, type SealedCustomer } from '../customers/customer.js';
import { type Order } from '../orders/order.js';
import { MissingKeys } from './missing-keys.js';
import { Openings } from './openings.js';
import { holdsSealed, opened, withoutSealed } from './opened.js';

/**
 * Opens what is sealed, while an answer is being made: with one look-up of keys for all of it, and none where nothing is sealed. Each is looked up anew, so
 * what was erased a moment ago is gone from the next answer, whether its view knows already or not.
 *
 * Every method may throw KeysUnavailable; ConfigError where the master key is another one than the keys'; SealBroken, KeyUnreadable.
 */
export class PersonalData implements OnApplicationShutdown {
  constructor(
    private readonly vault: KeyVault,
    private readonly logger: Logger,
    private readonly missing = new MissingKeys(logger),
  ) {}

  /**
   * A person's key, for whoever is about to read what may be sealed with it: both are asked for at once. It is no failure if it cannot be had; whoever needs it
   * asks again.
   */
  keyAhead(subject: string): Promise<Keys> {
    return this.vault.find([subject]).catch(() => new Map());
  }

  /** An address that does not open is told as unreadable: one of them must not keep a whole list from being read. */
  async openOrders(orders: readonly Order[], ahead?: Promise<Keys>): Promise<readonly Order[]> {
    const sealed = orders.filter(({ shipTo }) => holdsSealed(shipTo));
    const keys = await this.#find(sealed.map(orderSubject), true, ahead);
    const openings = new Openings();
    return orders.map((order) => {
      const { orderId, shipTo } = order;
      try {
        return { ...order, shipTo: opened(shipTo, keys.get(orderSubject(order)), 'shipTo.', openings) };
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        this.logger.error({ err: error, orderId }, 'the address of an order cannot be opened');
        return { ...order, shipTo: { ...withoutSealed(shipTo), unreadable: true } };
      }
    });
  }

  async openOrder(order: Order, ahead?: Promise<Keys>): Promise<Order> {
    const subject = orderSubject(order);
    const keys = await this.#find(holdsSealed(order.shipTo) ? [subject] : [], true, ahead);
    return { ...order, shipTo: opened(order.shipTo, keys.get(subject), 'shipTo.') };
  }

  /** What the recipients of orders are called; undefined where nobody is named, or the name does not open (any more). */
  async openRecipients(orders: readonly Addressed[]): Promise<readonly (string | undefined)[]> {
    const named = orders.map(({ orderId, customerId, shipTo: { name } }) => ({
      orderId,
      customerId,
      shipTo: name === undefined ? {} : { name },
    }));
    const keys = await this.#find(named.filter(({ shipTo }) => holdsSealed(shipTo)).map(orderSubject));
    return named.map((order) => {
      const { orderId, shipTo } = order;
      try {
        return opened<Pick<Order['shipTo'], 'name'>>(shipTo, keys.get(orderSubject(order)), 'shipTo.').name;
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        this.logger.error({ err: error, orderId }, 'the name in an order cannot be opened');
        return undefined;
      }
    });
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
    const keys = await this.#find([subject], holdsSealed(shipTo));
    const key = keys.get(subject);
    return key === 'destroyed' ? gone : opened(shipTo, key, 'shipTo.');
  }

  async openCustomer(sealed: SealedCustomer): Promise<Customer> {
    return openedCustomer(sealed, await this.#keysOf([sealed]));
  }

  /** A customer who does not open is told as unreadable, as an address is in a list of orders. */
  async openCustomers(customers: readonly SealedCustomer[]): Promise<readonly Customer[]> {
    const keys = await this.#keysOf(customers);
    return customers.map((sealed) => {
      try {
        return openedCustomer(sealed, keys);
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        this.logger.error({ err: error, customerId: sealed.customerId }, 'the personal data of a customer cannot be opened');
        const { address: _, ...rest } = withoutSealed(sealed);
        return { ...rest, unreadable: true };
      }
    });
  }

  /** A customer's e-mail address as it was given; undefined where it does not open any more. */
  async openEmail(customerId: string, email: string): Promise<string | undefined> {
    const subject = customerSubject(customerId);
    const keys = await this.#find([subject]);
    return opened<{ readonly email?: string }>({ email }, keys.get(subject)).email;
  }

  #keysOf(customers: readonly SealedCustomer[]): Promise<Keys> {
    return this.#find(customers.filter(holdsSealed).map(({ customerId }) => customerSubject(customerId)));
  }

  /**
   * @param needed whether something is sealed with the keys: one that is missing is then somebody's loss
   * @param ahead what was asked for before; one that is not in it may have been made since
   */
  async #find(subjects: readonly string[], needed = true, ahead?: Promise<Keys>): Promise<Keys> {
    const known = subjects.length === 0 ? undefined : await ahead;
    const keys = known !== undefined && subjects.every((subject) => known.has(subject)) ? known : await this.vault.find(subjects);
    if (needed) this.missing.note(subjects.filter((subject) => !keys.has(subject)));
    return keys;
  }

  /** Throws unless the keys can be used. */
  async check(): Promise<void> {
    await this.vault.check();
  }

  /** For the start. Keys that cannot be reached do not stop it: they may be there when they are needed. @throws ConfigError, KeysMissing */
  async refuseOtherKeys(missing: KeyVaultSettings['missing'], stored: () => Promise<StoredTrace>): Promise<void> {
    try {
      await refuseMissingKeys(this.vault, missing, stored, this.logger);
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

type Addressed = Pick<Order, 'orderId' | 'customerId'> & { readonly shipTo: Pick<Order['shipTo'], 'name'> };

/** A wrong master key is as good as none: the log says which of the two it is. */
export function translateKeyErrors(error: unknown): Problem | undefined {
  if (!(error instanceof KeysUnavailable) && !(error instanceof ConfigError)) return undefined;
  return problem('personal-data-unavailable', 'The keys of personal data cannot be used right now.');
}

type Keys = Awaited<ReturnType<KeyVault['find']>>;

/** @throws SealBroken */
function openedCustomer(sealed: SealedCustomer, keys: Keys): Customer {
  const { address, ...rest } = opened(sealed, keys.get(customerSubject(sealed.customerId)));
  if (rest.erased === true) return { ...rest, status: 'erased' };
  return address === undefined ? rest : { ...rest, address: JSON.parse(address) as NonNullable<Customer['address']> };
}
