import { Body, Controller, Param } from '@nestjs/common';
import { type WalletCommand, walletDecider } from '#domain/wallet/wallet';
import { NestedField, pathId, TextField } from '#platform/fields/fields';
import { MoneyBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';

export class WalletMovementBody {
  @NestedField(() => MoneyBody) amount: MoneyBody;
  @TextField(1, 200, { description: 'What for; the statement shows it.' }) reference: string;
}

@Controller('wallets')
export class WalletsController {
  @CommandRoute(':customerId/credit', {
    allow: ['clerk'],
    summary: 'Gives store credit to a customer',
    body: WalletMovementBody,
    problems: [],
  })
  credit(@Param('customerId', pathId) id: string, @Body() body: WalletMovementBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'CreditWallet', customerId: id, ...body });
  }

  @CommandRoute(':customerId/debit', {
    allow: ['clerk'],
    summary: 'Takes store credit from a customer',
    body: WalletMovementBody,
    problems: [],
  })
  debit(@Param('customerId', pathId) id: string, @Body() body: WalletMovementBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'DebitWallet', customerId: id, ...body });
  }

  #send(context: CommandContext, command: WalletCommand): CommandReply {
    return { command: new SendCommand(context, walletDecider, command.customerId, command), at: `wallets/${command.customerId}` };
  }
}
