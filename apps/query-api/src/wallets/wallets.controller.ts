import { Allow, CurrentPrincipal } from '#platform/auth/access';
import { type Principal } from '#platform/auth/principal';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Answer, type Page } from '../answers/answer.js';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { ownOrAll } from '../customers/own-or-all.js';
import { PageParameters } from '../paging/page-parameters.js';
import { WalletPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedFreshness, type Freshness } from '../views/freshness.js';
import { FindWallet } from './find-wallet.js';
import { ReadStatement } from './read-statement.js';
import { Wallet, WalletEntry } from './wallet.js';

@ApiTags('wallets')
@Controller('wallets')
@Allow('customer', 'clerk')
export class WalletsController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':customerId')
  @AnswersOne('The store credit of a customer; a customer sees his own', Wallet)
  find(
    @Param() { customerId }: WalletPath,
    @Query(NoParameters) _none: unknown,
    @CurrentPrincipal() principal: Principal,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<Wallet>> {
    return this.queries.execute(new FindWallet(customerId, ownOrAll(principal), freshness));
  }

  @Get(':customerId/statement')
  @AnswersPage('What came into a wallet and went out of it, the latest first', WalletEntry)
  statement(
    @Param() { customerId }: WalletPath,
    @Query() parameters: PageParameters,
    @CurrentPrincipal() principal: Principal,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<Page<WalletEntry>>> {
    return this.queries.execute(new ReadStatement(customerId, ownOrAll(principal), parameters, freshness));
  }
}
