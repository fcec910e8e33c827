import { Body, Controller } from '@nestjs/common';
import { customerDecider } from '#domain/customer/customer';
import { Refusal } from '#domain/refusal';
import { PathId } from '#platform/fields/path-fields';
import { CommandSender } from '../command-sender.js';
import { EraseBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { customerOf } from '../http/reserved-fields.js';
import { ChangeContact } from './change-contact.js';
import { readContact } from './contact.js';
import { ChangeContactBody, RegisterCustomerBody } from './customer-bodies.js';
import { customerRoutes } from './customer-routes.js';
import { EraseCustomer } from './erase-customer.js';
import { RegisterCustomer } from './register-customer.js';

@Controller('customers')
export class CustomersController {
  constructor(private readonly commands: CommandSender) {}

  @CommandRoute('', customerRoutes.register)
  register(@Body() body: RegisterCustomerBody, @Context() context: CommandContext): CommandReply {
    const { customerId, ...contact } = body;
    const given = customerOf(context.principal, customerId);
    const target = this.commands.created(context, customerDecider, given);
    return { command: new RegisterCustomer(context, target, readContact(contact)), at: `customers/${target.id}` };
  }

  @CommandRoute(':id/contact', customerRoutes.contact)
  changeContact(@PathId('id') id: string, @Body() body: ChangeContactBody, @Context() context: CommandContext): CommandReply {
    refuseOthers(context, id);
    return { command: new ChangeContact(context, id, readContact(body)), at: `customers/${id}` };
  }

  @CommandRoute(':id/erase', customerRoutes.erase)
  erase(@PathId('id') id: string, @Body() body: EraseBody, @Context() context: CommandContext): CommandReply {
    refuseOthers(context, id);
    return { command: new EraseCustomer(context, id, body.reason), at: `customers/${id}` };
  }
}

/** A customer sees himself only; another is as if he did not exist. */
function refuseOthers({ principal }: CommandContext, customerId: string): void {
  if (principal.acts.has('clerk') || principal.subject === customerId) return;
  throw new Refusal('customer-not-found', 'There is no such customer.');
}
