import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from '../auth/access.guard.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import { Description } from '../docs/description.js';
import { DocsController } from '../docs/docs.controller.js';
import { DEPENDENCY_CHECKS, type DependencyCheck, HealthController } from '../health/health.controller.js';
import { Stopping } from '../lifecycle/stopping.js';
import { ProblemsController } from '../problems/problems.controller.js';

/** What every process serves beside its own routes: health, its docs, the pages of the problems, and the guard in front of it all. */
@Module({})
export class PlatformModule {
  static with(options: { readonly verifier: TokenVerifier; readonly checks: readonly DependencyCheck[] }): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController, ProblemsController, DocsController],
      providers: [
        Stopping,
        Description,
        { provide: TokenVerifier, useValue: options.verifier },
        { provide: DEPENDENCY_CHECKS, useValue: options.checks },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [TokenVerifier],
    };
  }
}
