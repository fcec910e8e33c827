import { Body, Controller } from '@nestjs/common';
import { type WalletCommand, walletDecider } from '#domain/wallet/wallet';
import { PathId } from '#platform/fields/path-fields';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';
import { WalletMovementBody, walletRoutes } from './wallet-routes.js';

@Controller('wallets')
export class WalletsController {
  @CommandRoute(':customerId/credit', walletRoutes.credit)
  credit(@PathId('customerId') id: string, @Body() body: WalletMovementBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'CreditWallet', customerId: id, ...body });
  }

  @CommandRoute(':customerId/debit', walletRoutes.debit)
  debit(@PathId('customerId') id: string, @Body() body: WalletMovementBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'DebitWallet', customerId: id, ...body });
  }

  #send(context: CommandContext, command: WalletCommand): CommandReply {
    return { command: new SendCommand(context, walletDecider, command.customerId, command), at: `wallets/${command.customerId}` };
  }
}
