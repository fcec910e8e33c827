import { Controller, Header } from '@nestjs/common';
import { register } from 'prom-client';
import { Page } from '../routes/page.js';

/** Prometheus metrics of this process, from prom-client's default registry. Meant for an internal interface only. */
@Controller('metrics')
export class MetricsController {
  @Page('', { summary: 'What Prometheus collects of this process', type: 'text/plain', budget: 'none' })
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return register.metrics();
  }
}
