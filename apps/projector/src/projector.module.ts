import { type DynamicModule, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type ConsumerGroup } from '#subscriptions/consumer-group';
import { type EventStore } from '#event-store/event-store';
import { type DependencyCheck } from '#platform/health/health.controller';
import { PlatformModule } from '#platform/http/platform.module';
import { type Guards } from '#platform/http/guards';
import { type Sweeper } from './product-index/sweep.js';
import { type OutdatedViews } from './replay/outdated-views.js';

class Work implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly consumers: ConsumerGroup,
    private readonly outdatedViews: OutdatedViews,
    private readonly sweeper: Sweeper | undefined,
    private readonly store: EventStore,
  ) {}

  onApplicationBootstrap(): void {
    this.consumers.start();
  }

  /** Finishes the batches in hand, gives the leases back, closes the log and the way to the index. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.consumers.stop(), this.outdatedViews.stop()]);
    await this.sweeper?.stop();
    await this.store.close();
  }
}

/** Health of the projector, and how it is steered; the work itself is the crew's. */
@Module({})
export class ProjectorModule {
  static with(parts: {
    readonly consumers: ConsumerGroup;
    readonly outdatedViews: OutdatedViews;
    /** Where an index is kept. */
    readonly sweeper: Sweeper | undefined;
    readonly store: EventStore;
    readonly guards: Guards;
    readonly checks: readonly DependencyCheck[];
    /** The verbs of `replay` over HTTP. */
    readonly steering: DynamicModule;
  }): DynamicModule {
    return {
      module: ProjectorModule,
      imports: [PlatformModule.with({ guards: parts.guards, checks: parts.checks }), parts.steering],
      providers: [{ provide: Work, useFactory: () => new Work(parts.consumers, parts.outdatedViews, parts.sweeper, parts.store) }],
    };
  }
}
