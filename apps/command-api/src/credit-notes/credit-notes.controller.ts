import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { creditNoteDecider } from '#domain/credit-note/credit-note';
import { Allow } from '#platform/auth/access';
import { IdField, SkuField } from '#platform/fields/id-fields';
import { CurrencyField } from '#platform/fields/money-fields';
import { NestedField, NestedListField } from '#platform/fields/nested-fields';
import { QuantityField } from '#platform/fields/number-fields';
import { TextField } from '#platform/fields/text-fields';
import { TimeField } from '#platform/fields/time-fields';
import { CommandSender } from '../command-sender.js';
import { MoneyBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { type CommandReply, ReplyToCommand } from '../http/reply-to-command.js';
import { businessTime, refuseOccurredAt } from '../http/reserved-fields.js';
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
  @TextField(1, 100, { optional: true }) country?: string;
  @TextField(1, 1_000) reason: string;
  @TimeField({ optional: true, description: 'Business time; importers only.' }) occurredAt?: string;
}

@Controller('credit-notes')
@Allow('clerk')
@UseInterceptors(ReplyToCommand)
export class CreditNotesController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
  ) {}

  @Post()
  async issue(@Body() body: IssueCreditNoteBody, @Context() context: CommandContext): Promise<CommandReply> {
    refuseOccurredAt(context.principal, body.occurredAt);
    const { occurredAt, creditNoteId, ...creditNote } = body;
    const target = this.commands.created(context, creditNoteDecider, creditNoteId);
    const issuedAt = businessTime(occurredAt);
    const command = { type: 'IssueCreditNote' as const, ...creditNote, creditNoteId: target.id, issuedAt };
    const result = await this.bus.execute(new SendCommand(context, creditNoteDecider, target, command, { occurredAt: issuedAt }));
    return { result, at: `reports/sales?by=day&from=${issuedAt.slice(0, 10)}`, creates: true };
  }
}
