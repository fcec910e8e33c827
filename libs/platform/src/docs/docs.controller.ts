import { Controller, Param, Req, Res } from '@nestjs/common';
import { type OpenAPIObject } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { problem } from '../problems/problem.js';
import { Page } from '../routes/page.js';
import { Description } from './description.js';
import { docsAssets, docsPage } from './docs-assets.js';
import { htmlPage, prefersHtml } from './html.js';

const links = { openapi: '/openapi.json', docs: '/docs', problems: '/problems', health: '/health/ready' };
const welcomeSchema = {
  type: 'object',
  required: ['name', 'description', ...Object.keys(links)],
  properties: {
    name: { type: 'string' },
    description: { type: 'string' },
    ...Object.fromEntries(Object.entries(links).map(([name, path]) => [name, { const: path }])),
  },
};
const documentSchema = {
  type: 'object',
  required: ['openapi', 'info', 'paths', 'components'],
  properties: {
    openapi: { type: 'string', pattern: '^3\\.1\\.' },
    info: { type: 'object' },
    servers: { type: 'array' },
    tags: { type: 'array' },
    security: { type: 'array' },
    paths: { type: 'object' },
    components: { type: 'object' },
  },
};

/** What a process says of itself, for people and for programs. */
@Controller()
export class DocsController {
  readonly #assets = docsAssets();

  constructor(private readonly description: Description) {}

  @Page('', { summary: 'What this process is, and where its docs are', schema: welcomeSchema, orPage: true })
  welcome(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string | object {
    const { title, description = '' } = this.description.document.info;
    reply.header('Vary', 'Accept');
    if (!prefersHtml(request)) return { name: title, description, ...links };
    reply.type('text/html; charset=utf-8');
    const items = Object.entries(links).map(([name, path]) => ({ text: name, href: path }));
    return htmlPage(title, [description], items);
  }

  @Page('openapi.json', { summary: 'This description', schema: documentSchema })
  openapi(): OpenAPIObject {
    return this.description.document;
  }

  @Page('docs', { summary: 'This description, to browse', type: 'text/html' })
  docs(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.type('text/html; charset=utf-8');
    return docsPage(this.description.document.info.title);
  }

  @Page('docs/:name', { summary: 'What the page of the docs loads', type: '*/*', schema: {}, parameters: { name: 'start.js' } })
  asset(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Buffer | string {
    const asset = this.#assets.get(name);
    if (asset === undefined) throw problem('not-found', 'There is nothing at this address.');
    reply.type(asset.type);
    return asset.content;
  }
}
