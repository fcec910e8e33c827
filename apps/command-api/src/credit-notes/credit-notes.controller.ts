import { Body, Controller } from '@nestjs/common';
import { creditNoteDecider } from '#domain/credit-note/credit-note';
import {
  CountryField,
  CurrencyField,
  IdField,
  NestedField,
  NestedListField,
  QuantityField,
  SkuField,
  TextField,
} from '#platform/fields/fields';
import { CommandSender } from '../command-sender.js';
import { MoneyBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';

export class CreditLineBody {
  @SkuField() sku: string;
  @QuantityField() quantity: number;
  @NestedField(() => MoneyBody) unitPrice: MoneyBody;
}

export class IssueCreditNoteBody {
  @IdField({ optional: true, description: 'Made by the server where it is left out.' }) creditNoteId?: string;
  @IdField({ optional: true }) customerId?: string;
  @CurrencyField() currency: string;
  @NestedListField(() => CreditLineBody, 1, 2_000) lines: CreditLineBody[];
  @CountryField({ optional: true }) country?: string;
  @TextField(1, 1_000) reason: string;
}

@Controller('credit-notes')
export class CreditNotesController {
  constructor(private readonly commands: CommandSender) {}

  @CommandRoute('', {
    allow: ['clerk'],
    summary: 'Credits goods that name no order',
    body: IssueCreditNoteBody,
    creates: true,
    problems: [],
  })
  issue(@Body() body: IssueCreditNoteBody, @Context() context: CommandContext): CommandReply {
    const { creditNoteId, ...creditNote } = body;
    const { occurredAt: issuedAt } = context;
    const target = this.commands.created(context, creditNoteDecider, creditNoteId);
    const issue = { type: 'IssueCreditNote' as const, ...creditNote, creditNoteId: target.id, issuedAt };
    const command = new SendCommand(context, creditNoteDecider, target, issue);
    return { command, at: `reports/sales?by=day&from=${issuedAt.slice(0, 10)}` };
  }
}
