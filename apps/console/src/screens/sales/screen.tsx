import { computed } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { type Page, usePages } from '../../data/pages.js';
import { useSubmission } from '../../data/submit.js';
import '../../desk/desk.css';
import { type SalesRow } from '../../desk/shapes.js';
import { usualCurrency } from '../../desk/usual-currency.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';
import { formatAmount } from '../../parts/money.js';
import { PagedTable } from '../../parts/paged-table.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { Fault } from '../../parts/states.js';
import { type Column } from '../../parts/table.js';
import { downloadSales } from './download.js';
import { currenciesIn, type Grouping, groupings, readSoFar, reportQuery } from './report.js';
import { SalesChart } from './sales-chart.js';

const names: Readonly<Record<Grouping, string>> = { day: 'Day', month: 'Month', country: 'Country', product: 'Product' };
const AT_ONCE = 200;

const columns = (by: Grouping): readonly Column<SalesRow>[] => [
  { name: names[by], cell: ({ key }) => key },
  { name: 'Orders', width: '5.5rem', align: 'end', wide: true, cell: ({ orders }) => orders },
  { name: 'Units', width: '5.5rem', align: 'end', wide: true, cell: ({ units }) => units },
  { name: 'Gross', width: '6.5rem', align: 'end', cell: ({ gross }) => formatAmount(gross.amount) },
  { name: 'Cancelled', width: '6.5rem', align: 'end', wide: true, cell: ({ cancelled }) => formatAmount(cancelled.amount) },
  { name: 'Returned', width: '6.5rem', align: 'end', wide: true, cell: ({ returned }) => formatAmount(returned.amount) },
  { name: 'Credited', width: '6.5rem', align: 'end', wide: true, cell: ({ credited }) => formatAmount(credited.amount) },
  { name: 'Net', width: '6.5rem', align: 'end', cell: ({ net }) => <strong>{formatAmount(net.amount)}</strong> },
];

/** What was sold, by business time. */
export default function Sales() {
  const [by, setBy] = useState<Grouping>('day');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [wanted, setWanted] = useState(usualCurrency);
  const asked = { by, from, to };
  const sales = usePages<SalesRow>(
    async (cursor, signal) => {
      const query = { ...reportQuery(asked), limit: AT_ONCE, ...(cursor !== undefined && { cursor }) };
      // The same address has a file, for who asks for one.
      return (await bodyOf(queries.GET('/reports/sales', { params: { query }, signal }))) as Page<SalesRow>;
    },
    [by, from, to],
  );
  const download = useSubmission(downloadSales);
  const all = sales.items.value;
  const read = readSoFar(all?.length ?? 0, sales.complete.value);
  const failed = sales.problem.value !== undefined;
  useEffect(() => {
    if (all !== undefined && read === 'part' && !failed) void sales.more();
  }, [all, read, failed]);
  const currencies = currenciesIn(all ?? []);
  const currency = currencies.includes(wanted) ? wanted : (currencies[0] ?? wanted);
  const items = useMemo(() => computed(() => sales.items.value?.filter((row) => row.currency === currency)), [sales, currency]);
  const rows = items.value;
  return (
    <>
      <ScreenTitle
        beside={
          <Button busy={download.busy.value} onClick={() => void download.submit(asked)}>
            Download as CSV
          </Button>
        }
      >
        Sales
      </ScreenTitle>
      {download.problem.value !== undefined && <Fault problem={download.problem.value} />}
      <div class="fields">
        <Field
          label="By"
          choices={groupings.map((each) => [each, names[each]] as const)}
          value={by}
          onInput={(value) => setBy(value as Grouping)}
        />
        <Field label="From" type="date" value={from} onInput={setFrom} />
        <Field label="Before" type="date" value={to} onInput={setTo} />
        {currencies.length > 1 && (
          <Field label="Currency" choices={currencies.map((each) => [each, each] as const)} value={currency} onInput={setWanted} />
        )}
      </div>
      {read === 'whole' && rows !== undefined && rows.length > 0 && <SalesChart rows={rows} by={by} currency={currency} />}
      {read === 'too long' && <p class="notice">This is too long to be drawn: choose a shorter period, or download it.</p>}
      <PagedTable
        label={`Sales in ${currency}`}
        of={{ ...sales, items }}
        columns={columns(by)}
        keyOf={({ key }) => key}
        empty="Nothing was sold in this time."
      />
    </>
  );
}
