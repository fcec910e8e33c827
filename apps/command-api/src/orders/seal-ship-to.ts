import { type ShipTo } from '#events/contracts/fields';
import { type KeyVault } from '#personal-data/key-vault';
import { seal } from '#personal-data/sealing';
import { orderSubject } from '#personal-data/subjects';

const personal = ['name', 'line1', 'line2', 'city', 'region', 'postalCode'] as const;

/**
 * The address as it is stored: all but the country sealed with the key of the customer, or of the order where it has none. Where only a country is
 * given, no key is asked for.
 * @throws KeyDestroyed, KeysUnavailable
 */
export async function sealShipTo(
  keys: KeyVault,
  order: { readonly orderId: string; readonly customerId?: string; readonly shipTo: ShipTo },
): Promise<ShipTo> {
  const { shipTo } = order;
  const given = personal.flatMap((name) => (shipTo[name] === undefined ? [] : [[name, shipTo[name]] as const]));
  if (given.length === 0) return { country: shipTo.country };
  const key = await keys.keyFor(orderSubject(order));
  return { ...Object.fromEntries(given.map(([name, text]) => [name, seal(key, `shipTo.${name}`, text)])), country: shipTo.country };
}
