import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { ownOrAll } from '../customers/own-or-all.js';
import { PageParameters } from '../paging/page-parameters.js';
import { WalletPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { findWallet } from './find-wallet.js';
import { readStatement } from './read-statement.js';
import { Wallet, WalletEntry } from './wallet.js';

@ApiTags('wallets')
@Controller('wallets')
export class WalletsController {
  @AnswersOne(
    ':customerId',
    { allow: ['customer', 'clerk'], summary: 'The store credit of a customer; a customer sees his own', example: { customerId: '17850' } },
    Wallet,
  )
  find(@Param() { customerId }: WalletPath, @Query(NoParameters) _none: unknown, @AskedBy() { principal, freshness }: Asker) {
    return new Ask(findWallet, { customerId, visibleId: ownOrAll(principal), freshness });
  }

  @AnswersPage(
    ':customerId/statement',
    {
      allow: ['customer', 'clerk'],
      summary: 'What came into a wallet and went out of it, the latest first',
      example: { customerId: '17850' },
    },
    WalletEntry,
  )
  statement(@Param() { customerId }: WalletPath, @Query() parameters: PageParameters, @AskedBy() { principal, freshness }: Asker) {
    return new Ask(readStatement, { customerId, visibleId: ownOrAll(principal), parameters, freshness });
  }
}
