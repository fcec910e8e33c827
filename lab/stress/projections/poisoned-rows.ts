import { type OrderLife } from './order-life.js';
import { handledBy } from './parked.js';
import { type Part } from './part.js';

const DIFFERENT = 3;

type Dated = { readonly placedAt: string; readonly returnedAt?: string };

const dayOf = ({ placedAt, returnedAt = placedAt }: Dated): string => returnedAt.slice(0, 10);

/** The live views lack this order and nothing else: a fold without the bug differs in its rows alone. */
export async function checkDifferences({ installation, faults }: Part, life: OrderLife, sku: string): Promise<void> {
  const events = await life.events();
  const { orderId, country, currency } = life.placed.data as { orderId: string; country: string; currency: string };
  const days = new Set(handledBy('sales', events).map(({ data }) => dayOf(data as unknown as Dated)));
  const own = (day: string) => [`${day} ${country} ${currency}`, `${day} ${sku} ${currency}`];
  const expected = new Map([
    ['orders', new Set([orderId])],
    ['sales', new Set([...days].flatMap(own))],
  ]);
  for (const [name, keys] of expected) {
    const { code, document, errors } = await (await installation.replay('replay_verify', 'verify', name)).ended;
    const { differing, differences } = (document ?? { differing: -1, differences: [] }) as {
      differing: number;
      differences: readonly { key: readonly string[] }[];
    };
    const strange = differences.map(({ key }) => key.join(' ')).filter((key) => !keys.has(key));
    if (code !== DIFFERENT || strange.length > 0 || differing < 1 || differing > keys.size) {
      faults.push(`verify ${name} beside the bug ended with ${code}, ${differing} differing, strangers: ${strange.join(', ')} ${errors}`);
    }
  }
}
