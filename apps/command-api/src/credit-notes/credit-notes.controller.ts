import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
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
import { QUERY_API_URL } from '../http/query-api-url.js';
import { type CommandAnswer, replyToCommand } from '../http/reply-to-command.js';
import { businessTime, refuseOccurredAt } from '../http/reserved-fields.js';
import { IssueCreditNote } from './issue-credit-note.js';

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
export class CreditNotesController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
    @Inject(QUERY_API_URL) private readonly queryApiUrl: string,
  ) {}

  @Post()
  async issue(
    @Body() body: IssueCreditNoteBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    refuseOccurredAt(context.principal, body.occurredAt);
    const { occurredAt, creditNoteId, ...creditNote } = body;
    const target = this.commands.created(context, creditNoteDecider, creditNoteId);
    const issuedAt = businessTime(occurredAt);
    const result = await this.bus.execute(
      new IssueCreditNote(context, target, { type: 'IssueCreditNote', ...creditNote, creditNoteId: target.id, issuedAt }),
    );
    return replyToCommand(reply, result, `${this.queryApiUrl}/reports/sales?by=day&from=${issuedAt.slice(0, 10)}`, true);
  }
}
