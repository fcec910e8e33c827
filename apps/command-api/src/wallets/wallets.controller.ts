import { Body, Controller, Param } from '@nestjs/common';
import { type WalletCommand, walletDecider } from '#domain/wallet/wallet';
import { pathId } from '#platform/fields/fields';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';
import { WalletMovementBody, walletRoutes } from './wallet-routes.js';

@Controller('wallets')
export class WalletsController {
  @CommandRoute(':customerId/credit', walletRoutes.credit)
  credit(@Param('customerId', pathId) id: string, @Body() body: WalletMovementBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'CreditWallet', customerId: id, ...body });
  }

  @CommandRoute(':customerId/debit', walletRoutes.debit)
  debit(@Param('customerId', pathId) id: string, @Body() body: WalletMovementBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'DebitWallet', customerId: id, ...body });
  }

  #send(context: CommandContext, command: WalletCommand): CommandReply {
    return { command: new SendCommand(context, walletDecider, command.customerId, command), at: `wallets/${command.customerId}` };
  }
}
