import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { type Query } from '@nestjs/cqrs';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiResponse } from '@nestjs/swagger';
import { type Role } from '#platform/auth/principal';
import { Route, type RouteFacts } from '#platform/routes/route';
import Type, { type Static, type TSchema } from 'typebox';
import { type Answer, type Page } from './answer.js';
import { AnswerInterceptor } from './answer.interceptor.js';

const problems: Readonly<Record<number, string>> = {
  304: 'Not changed since the ETag in `If-None-Match`.',
  400: 'A parameter is unknown or wrong; `errors` names it.',
  401: 'A valid token is needed.',
  403: 'The role may not ask this.',
  404: 'There is no such resource, or it is not yours to see.',
  503: 'The view is behind the asked position, or cannot be reached; `Retry-After` says when to ask again.',
};

const freshness = [
  { name: 'Min-Event-Position', description: 'Answer with nothing older than this position of a command’s answer.', required: false },
  { name: 'Prefer', description: '`wait=<s>`: how long to wait for it, 5 s by default, 30 s at most.', required: false },
];
const caching = { name: 'If-None-Match', description: 'ETags; if the answer would have one of them, it is 304.', required: false };
const responseHeaders = {
  'Event-Position': { description: 'The position that this answer reflects.', schema: { type: 'string' as const } },
  ETag: { description: 'Changes with the answer.', schema: { type: 'string' as const } },
};

/** On a route that returns a question whose answer is such a body. */
type Answers<Body> = (target: object, name: string | symbol, route: { value?: (...given: never[]) => Query<Answer<Body>> }) => void;

/** What is said of a question's route. */
export interface QuestionWords {
  /** `catalogue` stands for the public catalogue: open to all, and caches may keep it. */
  readonly allow: readonly Role[] | 'catalogue';
  /** One sentence. */
  readonly summary: string;
}

/** A route that answers with one resource: how it is written, and how it shows in the API's description. */
export const AnswersOne = <Schema extends TSchema>(path: string, words: QuestionWords, schema: Schema): Answers<Static<Schema>> =>
  applyDecorators(answering(path, words, schema, [304, 400, 401, 403, 404, 503]), ...freshness.map((header) => ApiHeader(header)));

/** A route that answers with a page of a list. */
export const AnswersPage = <Schema extends TSchema>(path: string, words: QuestionWords, item: Schema): Answers<Page<Static<Schema>>> =>
  applyDecorators(answering(path, words, pageOf(item), onPages), ...freshness.map((header) => ApiHeader(header)));

/** The same, where there is no view to wait for. */
export const AnswersNow = <Schema extends TSchema>(
  path: string,
  words: QuestionWords,
  item: Schema,
  beside?: Readonly<Record<string, TSchema>>,
): Answers<Page<Static<Schema>>> => answering(path, words, pageOf(item, beside), onPages);

/** A stream of server-sent events, which the controller writes itself. */
export const AnswersEvents = (path: string, words: QuestionWords) =>
  applyDecorators(
    Route('GET', path, { ...factsOf(words), kind: 'stream' }, { summary: words.summary }),
    ApiProduces('text/event-stream'),
    ApiHeader({ name: 'Last-Event-ID', description: 'The `id` of the last event received.', required: false }),
    ApiOkResponse({ schema: { type: 'string' }, headers: { 'Event-Position': responseHeaders['Event-Position'] } }),
    ...described([400, 401, 403, 404, 503]),
  );

const onPages = [304, 400, 401, 403, 503];
const pageOf = (item: TSchema, beside: Readonly<Record<string, TSchema>> = {}) =>
  Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]), ...beside });

function factsOf({ allow }: QuestionWords): RouteFacts {
  const asked = { body: 'none', budget: 'reads', kind: 'query' } as const;
  return allow === 'catalogue' ? { ...asked, access: 'public', caching: 'catalogue' } : { ...asked, access: allow };
}

function answering(path: string, words: QuestionWords, schema: TSchema, statuses: readonly number[]): MethodDecorator {
  return applyDecorators(
    UseInterceptors(AnswerInterceptor),
    Route('GET', path, factsOf(words), { summary: words.summary }),
    ApiHeader(caching),
    ApiOkResponse({ schema: plain(schema), headers: responseHeaders }),
    ...described(statuses),
  );
}

function described(statuses: readonly number[]): MethodDecorator[] {
  return statuses.map((status) => ApiResponse({ status, description: problems[status] ?? '' }));
}

/** The schema as JSON Schema and nothing else. */
function plain(schema: TSchema): Record<string, unknown> {
  return JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;
}
