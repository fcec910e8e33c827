import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { customerDecider } from '#domain/customer/customer';
import { Refusal } from '#domain/refusal';
import { Allow } from '#platform/auth/access';
import { pathId } from '#platform/fields/id-fields';
import { CommandSender } from '../command-sender.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { QUERY_API_URL } from '../http/query-api-url.js';
import { type CommandAnswer, replyToCommand } from '../http/reply-to-command.js';
import { customerOf } from '../http/reserved-fields.js';
import { ChangeContact } from './change-contact.js';
import { readContact } from './contact.js';
import { ChangeContactBody, EraseBody, RegisterCustomerBody } from './customer-bodies.js';
import { EraseCustomer } from './erase-customer.js';
import { RegisterCustomer } from './register-customer.js';

@Controller('customers')
@Allow('customer', 'clerk')
export class CustomersController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
    @Inject(QUERY_API_URL) private readonly queryApiUrl: string,
  ) {}

  @Post()
  async register(
    @Body() body: RegisterCustomerBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { customerId, ...contact } = body;
    const given = customerOf(context.principal, customerId);
    const target = this.commands.created(context, customerDecider, given);
    const result = await this.bus.execute(new RegisterCustomer(context, target, readContact(contact)));
    return replyToCommand(reply, result, `${this.queryApiUrl}/customers/${target.id}`, true);
  }

  @Post(':id/contact')
  async changeContact(
    @Param('id', pathId) id: string,
    @Body() body: ChangeContactBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    refuseOthers(context, id);
    const result = await this.bus.execute(new ChangeContact(context, id, readContact(body)));
    return replyToCommand(reply, result, `${this.queryApiUrl}/customers/${id}`, false);
  }

  @Post(':id/erase')
  async erase(
    @Param('id', pathId) id: string,
    @Body() body: EraseBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    refuseOthers(context, id);
    const result = await this.bus.execute(new EraseCustomer(context, id, body.reason));
    return replyToCommand(reply, result, `${this.queryApiUrl}/customers/${id}`, false);
  }
}

/** A customer sees himself only; another is as if he did not exist. */
function refuseOthers({ principal }: CommandContext, customerId: string): void {
  if (principal.acts.has('clerk') || principal.subject === customerId) return;
  throw new Refusal('customer-not-found', 'There is no such customer.');
}
