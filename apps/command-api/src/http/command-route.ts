import { applyDecorators, SetMetadata, type Type, UseInterceptors } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { type RefusalCode } from '#events/contracts/refusals';
import { type Role } from '#platform/auth/principal';
import { Route } from '#platform/routes/route';
import { type RouteExample } from '#platform/routes/route-words';
import { AnswerCommand } from './answer-command.js';
import { commandAnswers } from './command-answers.js';
import { CREATES } from './reply-to-command.js';

/** What is said of a command's route. */
export interface CommandWords {
  readonly allow: readonly Role[];
  /** One sentence. */
  readonly summary: string;
  readonly description?: string;
  /** None for a command without fields: its body is empty or `{}`. */
  readonly body?: Type;
  /** Whether it creates the resource: then it is answered 201. */
  readonly creates?: boolean;
  /** The refusals that it can end with, beside those of every command. */
  readonly problems: readonly RefusalCode[];
  readonly example: RouteExample;
}

const ofEvery: readonly RefusalCode[] = ['occurred-at-forbidden'];

/** A route whose method returns what it wants done: it is done, and answered as every command is. */
export function CommandRoute(path: string, words: CommandWords): MethodDecorator {
  const { allow, body, creates = false, ...rest } = words;
  return applyDecorators(
    Route(
      'POST',
      path,
      { access: allow, body: 'json', budget: 'commands', kind: 'command' },
      {
        ...rest,
        problems: [...words.problems, ...ofEvery],
        requestHeaders: ['Idempotency-Key', 'If-Match', 'Min-Event-Position', 'Prefer'],
        answers: commandAnswers(creates, ['Idempotent-Replayed', 'Preference-Applied']),
      },
    ),
    SetMetadata(CREATES, creates),
    UseInterceptors(AnswerCommand),
    ApiBody(body === undefined ? { required: false, schema: { type: 'object', additionalProperties: false } } : { type: body }),
  );
}
