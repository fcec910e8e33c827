import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { type WalletCommand } from '#domain/wallet/wallet';
import { Allow } from '#platform/auth/access';
import { pathId } from '#platform/fields/id-fields';
import { NestedField } from '#platform/fields/nested-fields';
import { TextField } from '#platform/fields/text-fields';
import { MoneyBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { QUERY_API_URL } from '../http/query-api-url.js';
import { type CommandAnswer, replyToCommand } from '../http/reply-to-command.js';
import { HandleWallet } from './wallet-command.js';

export class WalletMovementBody {
  @NestedField(() => MoneyBody) amount: MoneyBody;
  @TextField(1, 200, { description: 'What for; the statement shows it.' }) reference: string;
}

@Controller('wallets')
@Allow('clerk')
export class WalletsController {
  constructor(
    private readonly bus: CommandBus,
    @Inject(QUERY_API_URL) private readonly queryApiUrl: string,
  ) {}

  @Post(':customerId/credit')
  credit(
    @Param('customerId', pathId) customerId: string,
    @Body() body: WalletMovementBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.#send(context, reply, { type: 'CreditWallet', customerId, ...body });
  }

  @Post(':customerId/debit')
  debit(
    @Param('customerId', pathId) customerId: string,
    @Body() body: WalletMovementBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.#send(context, reply, { type: 'DebitWallet', customerId, ...body });
  }

  async #send(context: CommandContext, reply: FastifyReply, command: WalletCommand): Promise<CommandAnswer> {
    const result = await this.bus.execute(new HandleWallet(context, command));
    return replyToCommand(reply, result, `${this.queryApiUrl}/wallets/${command.customerId}`, false);
  }
}
