import { applyDecorators, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, getSchemaPath } from '@nestjs/swagger';
import { Route } from '#platform/routes/route';
import { commandAnswers } from '../http/command-answers.js';
import { NoQueryString } from '../http/no-query-string.js';
import { ReplyToCommand } from '../http/reply-to-command.js';
import { ProviderEventBody, providerEventTypes } from './payment-bodies.js';
import { SignedByProvider } from './signed-by-provider.js';

const description =
  'A fact is recorded whenever it comes, also early, late or with another amount: what the order does not owe is paid back. The event’s id makes repeats ' +
  'harmless: they answer 200 with `"events":[]`, and so does a type that means nothing to us. Fields that we do not know are passed over, any RFC 3339 ' +
  'time and a currency in lower case are read. Amounts are decimal (`"20.34"`), never minor units (`2034`): a provider who counts in those is translated ' +
  'before. `Idempotency-Key` and `If-Match` have no meaning here.';
const signature =
  '`t=<Unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<bytes of the body>">`, at most 5 minutes old. Several `v1` may stand in it while a secret is being changed.';
const meaningless = {
  type: 'object',
  description: 'Any other event, which means nothing to us.',
  required: ['type'],
  properties: { type: { type: 'string', not: { enum: [...providerEventTypes] } } },
};
const words = {
  summary: 'What the payment provider reports of a card payment',
  description,
  problems: ['payment-not-found', 'amount-invalid'],
  answers: commandAnswers(false, []),
  example: {
    parameters: { orderId: '536366' },
    bodies: {
      captured: {
        summary: 'The money has been collected',
        value: { id: 'evt-1', type: 'captured', amount: { amount: '15.3', currency: 'GBP' }, occurredAt: '2026-11-21T09:15:00+00:00' },
      },
      unknown: { summary: 'Something that means nothing to us', value: { id: 'evt-2', type: 'authorized' } },
    },
  },
} as const;

/** The route of the payment provider, whom his signature lets through and no token. */
export const ProviderRoute = (path: string): MethodDecorator =>
  applyDecorators(
    Route('POST', path, { access: 'public', body: 'signed-json', budget: 'commands', kind: 'command' }, words),
    UseInterceptors(NoQueryString, ReplyToCommand),
    UseGuards(SignedByProvider),
    ApiExtraModels(ProviderEventBody),
    ApiBody({ required: true, schema: { anyOf: [{ $ref: getSchemaPath(ProviderEventBody) }, meaningless] } }),
    ApiHeader({ name: 'Orderline-Signature', required: true, description: signature }),
  );
