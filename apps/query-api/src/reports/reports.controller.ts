import { Allow } from '#platform/auth/access';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Answer, type Page } from '../answers/answer.js';
import { AnswersPage } from '../answers/answering.js';
import { AskedFreshness, type Freshness } from '../views/freshness.js';
import { ReportSales, ReportSalesParameters } from './report-sales.js';
import { SalesRow } from './sales-row.js';

@ApiTags('reports')
@Controller('reports')
@Allow('clerk')
export class ReportsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('sales')
  @AnswersPage('Sales by day, month, country or product, by business time', SalesRow)
  sales(@Query() parameters: ReportSalesParameters, @AskedFreshness() freshness: Freshness): Promise<Answer<Page<SalesRow>>> {
    return this.queries.execute(new ReportSales(parameters, freshness));
  }
}
