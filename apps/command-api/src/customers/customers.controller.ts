import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { customerDecider } from '#domain/customer/customer';
import { Refusal } from '#domain/refusal';
import { Allow } from '#platform/auth/access';
import { pathId } from '#platform/fields/id-fields';
import { CommandSender } from '../command-sender.js';
import { EraseBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { type CommandReply, ReplyToCommand } from '../http/reply-to-command.js';
import { customerOf } from '../http/reserved-fields.js';
import { ChangeContact } from './change-contact.js';
import { readContact } from './contact.js';
import { ChangeContactBody, RegisterCustomerBody } from './customer-bodies.js';
import { EraseCustomer } from './erase-customer.js';
import { RegisterCustomer } from './register-customer.js';

@Controller('customers')
@Allow('customer', 'clerk')
@UseInterceptors(ReplyToCommand)
export class CustomersController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
  ) {}

  @Post()
  async register(@Body() body: RegisterCustomerBody, @Context() context: CommandContext): Promise<CommandReply> {
    const { customerId, ...contact } = body;
    const given = customerOf(context.principal, customerId);
    const target = this.commands.created(context, customerDecider, given);
    const result = await this.bus.execute(new RegisterCustomer(context, target, readContact(contact)));
    return { result, at: `customers/${target.id}`, creates: true };
  }

  @Post(':id/contact')
  async changeContact(
    @Param('id', pathId) id: string,
    @Body() body: ChangeContactBody,
    @Context() context: CommandContext,
  ): Promise<CommandReply> {
    refuseOthers(context, id);
    const result = await this.bus.execute(new ChangeContact(context, id, readContact(body)));
    return { result, at: `customers/${id}` };
  }

  @Post(':id/erase')
  async erase(@Param('id', pathId) id: string, @Body() body: EraseBody, @Context() context: CommandContext): Promise<CommandReply> {
    refuseOthers(context, id);
    const result = await this.bus.execute(new EraseCustomer(context, id, body.reason));
    return { result, at: `customers/${id}` };
  }
}

/** A customer sees himself only; another is as if he did not exist. */
function refuseOthers({ principal }: CommandContext, customerId: string): void {
  if (principal.acts.has('clerk') || principal.subject === customerId) return;
  throw new Refusal('customer-not-found', 'There is no such customer.');
}
