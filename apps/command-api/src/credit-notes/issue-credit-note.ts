import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { creditNoteDecider, type CreditNoteCommand } from '#domain/credit-note/credit-note';
import { type CommandResult } from '../command.js';
import { CommandSender, type Target } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

export class IssueCreditNote extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly target: Target,
    readonly command: CreditNoteCommand,
  ) {
    super();
  }
}

@CommandHandler(IssueCreditNote)
export class IssueCreditNoteHandler implements ICommandHandler<IssueCreditNote> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, target, command }: IssueCreditNote): Promise<CommandResult> {
    return this.commands.send(context, creditNoteDecider, target, command, { occurredAt: command.issuedAt });
  }
}
