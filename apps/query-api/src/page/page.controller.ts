import { problem } from '#platform/problems/problem';
import { Route, type RouteFacts } from '#platform/routes/route';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { BuiltPage } from './built-page.js';
import { PageFile } from './page-file.js';
import { pagePolicy, type PageSettings } from './page-settings.js';
import { answerWith } from './send-file.js';

/** Everybody may load the page: it holds nothing, and asks with the token of who uses it. */
const facts: RouteFacts = { access: 'public', body: 'none', budget: 'reads', kind: 'page' };
const nothing = () => problem('not-found', 'There is nothing at this address.');

/** What the page is and where it works, read once. */
export class Page {
  readonly settings: PageFile;
  readonly policy: string;

  constructor(
    readonly built: BuiltPage,
    settings: PageSettings,
    oidcOrigins?: string,
  ) {
    this.settings = new PageFile('application/json; charset=utf-8', Buffer.from(JSON.stringify(settings)), false);
    this.policy = pagePolicy(settings, oidcOrigins);
  }
}

/** The console and the desk: one document for all of their screens, whose own code looks at the address. No part of the API, and not in its description. */
@ApiExcludeController()
@Controller(['console', 'desk'])
export class ScreensController {
  constructor(private readonly page: Page) {}

  @Route('GET', '', facts, { summary: 'The page' })
  start(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer | undefined> {
    return this.#answer(request, reply);
  }

  @Route('GET', '*', facts, { summary: 'A screen of the page' })
  screen(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer | undefined> {
    return this.#answer(request, reply);
  }

  #answer(request: FastifyRequest, reply: FastifyReply): Promise<Buffer | undefined> {
    const { built, policy } = this.page;
    if (built.document === undefined)
      throw problem('not-found', 'This installation has no page: its folder apps/console/built is missing. The API works without it.');
    reply.header('Content-Security-Policy', policy);
    return answerWith(built.document, request, reply);
  }
}

/** What the document loads. What is not there is never answered with the document. */
@ApiExcludeController()
@Controller('page')
export class PageController {
  constructor(private readonly page: Page) {}

  @Route('GET', 'settings.json', facts, { summary: 'Where the page works' })
  settings(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer | undefined> {
    return answerWith(this.page.settings, request, reply);
  }

  @Route('GET', '*', facts, { summary: 'A file of the page' })
  file(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer | undefined> {
    const asset = this.page.built.asset((request.params as { readonly '*': string })['*']);
    if (asset === undefined) throw nothing();
    return answerWith(asset, request, reply);
  }
}
