import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Public } from '../auth/access.js';
import { problem, type ProblemKind } from './problem.js';

export const PROBLEM_KINDS = Symbol('problem kinds');

/** The page behind a problem's `type`: what the code means and what to do. */
@Controller('problems')
export class ProblemsController {
  constructor(@Inject(PROBLEM_KINDS) private readonly kinds: Readonly<Record<string, ProblemKind>>) {}

  @Get()
  @Public()
  list(): object {
    return { items: Object.keys(this.kinds).map((code) => this.#page(code)), nextCursor: null };
  }

  @Get(':code')
  @Public()
  show(@Param('code') code: string): object {
    if (!Object.hasOwn(this.kinds, code)) throw problem('not-found', 'There is no problem with this code.');
    return this.#page(code);
  }

  #page(code: string): object {
    return { type: `/problems/${code}`, code, ...this.kinds[code] };
  }
}
