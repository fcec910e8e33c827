import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { AccessGuard } from '../auth/access.guard.js';
import { Description } from '../docs/description.js';
import { DocsController } from '../docs/docs.controller.js';
import { DEPENDENCY_CHECKS, type DependencyCheck, HealthController } from '../health/health.controller.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Stopping } from '../lifecycle/stopping.js';
import { type Guards } from './guards.js';
import { ProblemsController } from '../problems/problems.controller.js';

/** What every process serves beside its own routes: health, its docs, the pages of the problems, and the guard in front of it all. */
@Module({})
export class PlatformModule {
  static with(options: { readonly guards: Guards; readonly checks: readonly DependencyCheck[] }): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController, ProblemsController, DocsController],
      providers: [
        Stopping,
        { provide: Registry, useFactory: ownRegistry },
        Description,
        { provide: RateLimits, useValue: options.guards.limits },
        { provide: DEPENDENCY_CHECKS, useValue: [...options.checks, ...checksOf(options.guards)] },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [RateLimits, Registry],
    };
  }
}

/** Without keys of tokens there is nobody to work for. */
function checksOf({ verifier: { keySet } }: Guards): readonly DependencyCheck[] {
  return keySet === undefined ? [] : [{ name: 'token keys', check: () => keySet.check() }];
}

/** The metrics of this application; another in the same process has its own. */
function ownRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
