import { Controller, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { htmlPage, prefersHtml } from '../docs/html.js';
import { Page } from '../routes/page.js';
import { allProblems } from './all-problems.js';
import { problem, type ProblemKind } from './problem.js';

const kindSchema = {
  type: 'object',
  required: ['type', 'code', 'status', 'title', 'explanation'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    status: { type: 'integer' },
    title: { type: 'string' },
    explanation: { type: 'string' },
  },
};

/** The page behind a problem's `type`: what the code means and what to do. HTML for people and JSON for programs, as `Accept` says. */
@Controller('problems')
export class ProblemsController {
  @Page('', {
    summary: 'Every problem that can be answered',
    orPage: true,
    schema: {
      type: 'object',
      required: ['items', 'nextCursor'],
      properties: { items: { type: 'array', items: kindSchema }, nextCursor: { type: 'null' } },
    },
  })
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string | object {
    const kinds = Object.entries(allProblems);
    const links = kinds.map(([code, { status, title }]) => ({ text: `${status} ${code}: ${title}`, href: `/problems/${code}` }));
    return write(request, reply, htmlPage('Problems', ['What can be answered instead of a success, by code.'], links), {
      items: kinds.map(([code, kind]) => toJson(code, kind)),
      nextCursor: null,
    });
  }

  @Page(':code', {
    summary: 'What a problem means, and what to do',
    schema: kindSchema,
    orPage: true,
    parameters: { code: 'order-exists' },
  })
  show(@Param('code') code: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string | object {
    const kind = Object.hasOwn(allProblems, code) ? allProblems[code] : undefined;
    if (kind === undefined) throw problem('not-found', 'There is no problem with this code.');
    const { status, title, explanation } = kind;
    const page = htmlPage(title, [`Status ${status}, code ${code}.`, explanation], [{ text: 'All problems', href: '/problems' }]);
    return write(request, reply, page, toJson(code, kind));
  }
}

function toJson(code: string, kind: ProblemKind): object {
  return { type: `/problems/${code}`, code, ...kind };
}

function write(request: FastifyRequest, reply: FastifyReply, page: string, json: object): string | object {
  reply.header('Vary', 'Accept');
  if (!prefersHtml(request)) return json;
  reply.type('text/html; charset=utf-8');
  return page;
}
