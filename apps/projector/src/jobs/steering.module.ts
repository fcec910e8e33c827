import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Module,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { JobChanges } from './job-changes.js';
import { Jobs } from './jobs.js';
import { JobsController } from './jobs.controller.js';
import { SteeringController } from './steering.controller.js';

class Ending implements OnModuleDestroy, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly jobs: Jobs,
    private readonly changes: JobChanges,
  ) {}

  onModuleDestroy(): void {
    this.changes.stop();
  }

  /** While the log is still open. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.jobs.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.jobs.close();
  }
}

/** The verbs of `replay` over HTTP, and the jobs that they make. */
@Module({})
export class SteeringModule {
  static with(jobs: Jobs, changes: JobChanges): DynamicModule {
    return {
      module: SteeringModule,
      controllers: [SteeringController, JobsController],
      providers: [
        { provide: Jobs, useValue: jobs },
        { provide: JobChanges, useValue: changes },
        { provide: Ending, useFactory: () => new Ending(jobs, changes) },
      ],
    };
  }
}
