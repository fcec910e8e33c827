import { NestedField, TextField } from '#platform/fields/fields';
import { tried } from '#platform/routes/route-words';
import { PositiveMoneyBody } from '../http/bodies.js';
import { type CommandWords } from '../http/command-route.js';

export class WalletMovementBody {
  @NestedField(() => PositiveMoneyBody) amount: PositiveMoneyBody;
  @TextField(1, 200, { description: 'What for; the statement shows it.' }) reference: string;
}

const moves = { allow: ['clerk'], body: WalletMovementBody } as const;
const of = (amount: string, reference: string) => tried({ customerId: '17850' }, { amount: { amount, currency: 'GBP' }, reference });

/** What is said of the routes of wallets. */
export const walletRoutes = {
  credit: {
    ...moves,
    summary: 'Gives store credit to a customer',
    problems: ['amount-invalid', 'wallet-currency', 'wallet-too-large'],
    example: of('20', 'Goodwill'),
  },
  debit: {
    ...moves,
    summary: 'Takes store credit from a customer',
    problems: ['amount-invalid', 'wallet-currency', 'wallet-insufficient'],
    example: of('5', 'Given twice'),
  },
} as const satisfies Record<string, CommandWords>;
