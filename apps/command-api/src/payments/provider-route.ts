import { applyDecorators, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiSecurity } from '@nestjs/swagger';
import { Route } from '#platform/routes/route';
import { NoQueryString } from '../http/no-query-string.js';
import { ReplyToCommand } from '../http/reply-to-command.js';
import { ProviderEventBody } from './payment-bodies.js';
import { SignedByProvider } from './signed-by-provider.js';

const summary = 'What the payment provider reports of a card payment';
const description =
  'A fact is recorded whenever it comes, also early, late or with another amount: what the order does not owe is paid back. The event’s id makes repeats ' +
  'harmless: they answer 200 with `"events":[]`, and so does a type that means nothing to us. Fields that we do not know are passed over, any RFC 3339 ' +
  'time and a currency in lower case are read. Amounts are decimal (`"20.34"`), never minor units (`2034`): a provider who counts in those is translated ' +
  'before. `Idempotency-Key` and `If-Match` have no meaning here.';
const signature =
  '`t=<Unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<bytes of the body>">`, at most 5 minutes old. Several `v1` may stand in it while a secret is being changed.';

/** The route of the payment provider, whom his signature lets through and no token. */
export const ProviderRoute = (path: string): MethodDecorator =>
  applyDecorators(
    Route('POST', path, { access: 'public', body: 'signed-json', budget: 'commands', kind: 'command' }, { summary, description }),
    UseInterceptors(NoQueryString, ReplyToCommand),
    UseGuards(SignedByProvider),
    ApiBody({ type: ProviderEventBody }),
    ApiSecurity({}),
    ApiHeader({ name: 'Orderline-Signature', required: true, description: signature }),
  );
