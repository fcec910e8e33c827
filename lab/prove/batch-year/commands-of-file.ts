import { type Command, creditNoteCommand, orderCommand, productCommands, stockCommand } from '#tools/import/commands';
import { readCsvRows } from '#tools/import/csv-rows';
import { gatherRetailData } from '#tools/import/retail-data';

/** The commands that the import sends of a file, in its phases: what stands in one rests on those before it. */
export async function commandsOfFile(file: string, mostOrders: number): Promise<readonly (readonly Command[])[]> {
  const { catalogue, orders, creditNotes } = await gatherRetailData(readCsvRows(file));
  const products = catalogue.map((entry) => productCommands(entry));
  return [
    products.map(([add]) => add),
    products.map(([, publish]) => publish),
    catalogue.filter(({ unitsSold }) => unitsSold > 0).map(({ sku, unitsSold }) => stockCommand(sku, unitsSold, undefined)),
    orders.slice(0, mostOrders).map((invoice) => orderCommand(invoice)),
    creditNotes.slice(0, mostOrders).map((invoice) => creditNoteCommand(invoice)),
  ];
}
