import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { reportSales, ReportSalesParameters } from './report-sales.js';
import { SalesRow } from './sales-row.js';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  @AnswersPage(
    'sales',
    { allow: ['clerk'], summary: 'Sales by day, month, country or product, by business time', example: { by: 'day' } },
    SalesRow,
  )
  sales(@Query() parameters: ReportSalesParameters, @AskedBy() { freshness }: Asker) {
    return new Ask(reportSales, { parameters, freshness });
  }
}
