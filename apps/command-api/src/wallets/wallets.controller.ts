import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type WalletCommand, walletDecider } from '#domain/wallet/wallet';
import { Allow } from '#platform/auth/access';
import { pathId } from '#platform/fields/id-fields';
import { NestedField } from '#platform/fields/nested-fields';
import { TextField } from '#platform/fields/text-fields';
import { CommandSender } from '../command-sender.js';
import { MoneyBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { type CommandReply, ReplyToCommand } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';

export class WalletMovementBody {
  @NestedField(() => MoneyBody) amount: MoneyBody;
  @TextField(1, 200, { description: 'What for; the statement shows it.' }) reference: string;
}

@Controller('wallets')
@Allow('clerk')
@UseInterceptors(ReplyToCommand)
export class WalletsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
  ) {}

  @Post(':customerId/credit')
  credit(
    @Param('customerId', pathId) customerId: string,
    @Body() body: WalletMovementBody,
    @Context() context: CommandContext,
  ): Promise<CommandReply> {
    return this.#send(context, { type: 'CreditWallet', customerId, ...body });
  }

  @Post(':customerId/debit')
  debit(
    @Param('customerId', pathId) customerId: string,
    @Body() body: WalletMovementBody,
    @Context() context: CommandContext,
  ): Promise<CommandReply> {
    return this.#send(context, { type: 'DebitWallet', customerId, ...body });
  }

  async #send(context: CommandContext, command: WalletCommand): Promise<CommandReply> {
    const target = this.commands.existing(context, walletDecider, command.customerId);
    const result = await this.bus.execute(new SendCommand(context, walletDecider, target, command));
    return { result, at: `wallets/${command.customerId}` };
  }
}
