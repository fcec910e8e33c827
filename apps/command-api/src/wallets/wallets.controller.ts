import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { type WalletCommand, walletDecider } from '#domain/wallet/wallet';
import { Allow } from '#platform/auth/access';
import { NestedField, pathId, TextField } from '#platform/fields/fields';
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
  @Post(':customerId/credit')
  credit(@Param('customerId', pathId) id: string, @Body() body: WalletMovementBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'CreditWallet', customerId: id, ...body });
  }

  @Post(':customerId/debit')
  debit(@Param('customerId', pathId) id: string, @Body() body: WalletMovementBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'DebitWallet', customerId: id, ...body });
  }

  #send(context: CommandContext, command: WalletCommand): CommandReply {
    return { command: new SendCommand(context, walletDecider, command.customerId, command), at: `wallets/${command.customerId}` };
  }
}
