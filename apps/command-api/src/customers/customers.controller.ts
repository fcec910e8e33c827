import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { customerDecider } from '#domain/customer/customer';
import { Refusal } from '#domain/refusal';
import { Allow } from '#platform/auth/access';
import { pathId } from '#platform/fields/fields';
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
  constructor(private readonly commands: CommandSender) {}

  @Post()
  register(@Body() body: RegisterCustomerBody, @Context() context: CommandContext): CommandReply {
    const { customerId, ...contact } = body;
    const given = customerOf(context.principal, customerId);
    const target = this.commands.created(context, customerDecider, given);
    return { command: new RegisterCustomer(context, target, readContact(contact)), at: `customers/${target.id}`, creates: true };
  }

  @Post(':id/contact')
  changeContact(@Param('id', pathId) id: string, @Body() body: ChangeContactBody, @Context() context: CommandContext): CommandReply {
    refuseOthers(context, id);
    return { command: new ChangeContact(context, id, readContact(body)), at: `customers/${id}` };
  }

  @Post(':id/erase')
  erase(@Param('id', pathId) id: string, @Body() body: EraseBody, @Context() context: CommandContext): CommandReply {
    refuseOthers(context, id);
    return { command: new EraseCustomer(context, id, body.reason), at: `customers/${id}` };
  }
}

/** A customer sees himself only; another is as if he did not exist. */
function refuseOthers({ principal }: CommandContext, customerId: string): void {
  if (principal.acts.has('clerk') || principal.subject === customerId) return;
  throw new Refusal('customer-not-found', 'There is no such customer.');
}
