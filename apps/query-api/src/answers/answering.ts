import { applyDecorators } from '@nestjs/common';
import { type Query } from '@nestjs/cqrs';
import Type, { type Static, type TSchema } from 'typebox';
import { type Role } from '#platform/auth/principal';
import { type RequestHeader } from '#platform/docs/headers';
import { type ProblemCode } from '#platform/problems/problem';
import { Route, type RouteFacts } from '#platform/routes/route';
import { type Answer, type Page, type WrittenAnswer } from './answer.js';
import { answersQuestion } from './answerer.js';
import { type CsvFile } from './csv.js';

/** What is said of a question's route. */
export interface QuestionWords {
  /** `catalogue` stands for the public catalogue: open to all, and caches may keep it. */
  readonly allow: readonly Role[] | 'catalogue';
  /** One sentence. */
  readonly summary: string;
  /** Values of its parameters with which it can be tried. */
  readonly example?: Readonly<Record<string, string>>;
  /** Codes of problems that are this route's own. */
  readonly problems?: readonly ProblemCode[];
}

/** On a route that returns a question whose answer is such a body. */
type Answers<Body> = (
  target: object,
  name: string | symbol,
  route: { value?: (...given: never[]) => Query<Answer<Body> | WrittenAnswer<Body>> },
) => void;

const EVENT_STREAM = 'text/event-stream';
const freshness = ['Min-Event-Position', 'Prefer'] as const;

/** A route that answers with one resource: how it is written, and how it shows in the API's description. */
export const AnswersOne = <Schema extends TSchema>(path: string, words: QuestionWords, schema: Schema): Answers<Static<Schema>> =>
  answering(path, words, schema, freshness);

/** A route that answers with a page of a list. */
export const AnswersPage = <Schema extends TSchema>(
  path: string,
  words: QuestionWords,
  item: Schema,
  beside?: Readonly<Record<string, TSchema>>,
): Answers<Page<Static<Schema>>> => answering(path, words, pageOf(item, beside), freshness);

/** The same, or all of the list as a file where CSV is asked for: which is told by the route, as is `Vary`. */
export const AnswersPageOrCsv = <Schema extends TSchema>(
  path: string,
  words: QuestionWords,
  item: Schema,
): Answers<Page<Static<Schema>> | CsvFile> => answering(path, words, pageOf(item), freshness, { orCsv: true });

/** The same, where there is no view to wait for. */
export const AnswersNow = <Schema extends TSchema>(
  path: string,
  words: QuestionWords,
  item: Schema,
  beside?: Readonly<Record<string, TSchema>>,
): Answers<Page<Static<Schema>>> => answering(path, words, pageOf(item, beside), []);

/** A stream of server-sent events, which the controller writes itself; each holds such a body, if it holds anything. */
export const AnswersEvents = (
  path: string,
  words: QuestionWords,
  data: TSchema,
  asked: readonly RequestHeader[] = freshness,
): MethodDecorator =>
  Route(
    'GET',
    path,
    { ...factsOf(words), kind: 'stream' },
    {
      summary: words.summary,
      requestHeaders: ['Last-Event-ID', ...asked],
      answers: [
        {
          status: 200,
          description: 'The stream. The schema of its content is that of the data of each event.',
          type: EVENT_STREAM,
          schema: { contentMediaType: EVENT_STREAM, contentSchema: plain(data) },
          headers: ['Event-Position'],
          sometimes: asked.includes('Prefer') ? ['Preference-Applied'] : [],
        },
      ],
      example: { parameters: words.example ?? {} },
    },
  );

/** One answer that rests on no view: there is none to wait for. */
export const AnswersLook = <Schema extends TSchema>(path: string, words: QuestionWords, schema: Schema): Answers<Static<Schema>> =>
  answering(path, words, schema, []);

const pageOf = (item: TSchema, beside: Readonly<Record<string, TSchema>> = {}) =>
  Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]), ...beside });

function factsOf({ allow }: QuestionWords): RouteFacts {
  const asked = { body: 'none', budget: 'reads', kind: 'query' } as const;
  return allow === 'catalogue' ? { ...asked, access: 'public', caching: 'catalogue' } : { ...asked, access: allow };
}

function answering(
  path: string,
  words: QuestionWords,
  schema: TSchema,
  asked: readonly RequestHeader[],
  { orCsv = false } = {},
): MethodDecorator {
  const headers = ['Event-Position', 'ETag'] as const;
  const sometimes = asked.includes('Prefer') ? (['Preference-Applied'] as const) : [];
  const ofFiles = orCsv ? (['Content-Disposition'] as const) : [];
  return applyDecorators(
    answersQuestion,
    Route('GET', path, factsOf(words), {
      summary: words.summary,
      requestHeaders: ['If-None-Match', ...asked],
      answers: [
        { status: 200, description: 'The answer.', schema: plain(schema), orCsv, headers, sometimes: [...sometimes, ...ofFiles] },
        { status: 304, description: 'Not changed since the ETag in `If-None-Match`.', orCsv, headers, sometimes },
      ],
      example: { parameters: words.example ?? {} },
      problems: words.problems ?? [],
    }),
  );
}

/** The schema as JSON Schema and nothing else. */
function plain(schema: TSchema): object {
  return JSON.parse(JSON.stringify(schema)) as object;
}
