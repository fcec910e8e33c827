import { vary } from '#platform/http/vary';
import { invalid } from '#platform/problems/problem';
import { Controller, Headers, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Answer, type Page } from '../answers/answer.js';
import { AnswersPageOrCsv } from '../answers/answering.js';
import { CSV, type CsvFile, prefersCsv } from '../answers/csv.js';
import { Ask } from '../ask.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { exportSales, MOST_ROWS } from './export-sales.js';
import { reportSales, ReportSalesParameters } from './report-sales.js';
import { SalesRow } from './sales-row.js';

type Asked = Parameters<typeof reportSales>[1];

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  @AnswersPageOrCsv(
    'sales',
    {
      allow: ['clerk'],
      summary: `Sales by day, month, country or product, by business time; with \`Accept: ${CSV}\` all of them as a file, up to ${MOST_ROWS} rows`,
      example: { by: 'day' },
    },
    SalesRow,
  )
  sales(
    @Query() parameters: ReportSalesParameters,
    @Query('limit') limit: string | undefined,
    @Headers('accept') accept: string | undefined,
    @AskedBy() { freshness }: Asker,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Ask<Asked, Answer<Page<SalesRow> | CsvFile>> {
    vary(reply, 'Accept');
    if (!prefersCsv(accept)) return new Ask(reportSales, { parameters, freshness });
    const paged = parameters.cursor === undefined ? (limit === undefined ? undefined : 'limit') : 'cursor';
    if (paged !== undefined) throw invalid(paged, `is of pages, and ${CSV} is the whole report`);
    return new Ask(exportSales, { parameters, freshness });
  }
}
