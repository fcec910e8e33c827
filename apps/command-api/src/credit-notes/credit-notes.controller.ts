import { Body, Controller } from '@nestjs/common';
import { creditNoteDecider } from '#domain/credit-note/credit-note';
import { CommandSender } from '../command-sender.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';
import { creditNoteRoute, IssueCreditNoteBody } from './credit-note-route.js';

@Controller('credit-notes')
export class CreditNotesController {
  constructor(private readonly commands: CommandSender) {}

  @CommandRoute('', creditNoteRoute)
  issue(@Body() body: IssueCreditNoteBody, @Context() context: CommandContext): CommandReply {
    const { creditNoteId, ...creditNote } = body;
    const { occurredAt: issuedAt } = context;
    const target = this.commands.created(context, creditNoteDecider, creditNoteId);
    const issue = { type: 'IssueCreditNote' as const, ...creditNote, creditNoteId: target.id, issuedAt };
    const command = new SendCommand(context, creditNoteDecider, target, issue);
    return { command, at: `reports/sales?by=day&from=${issuedAt.slice(0, 10)}` };
  }
}
