import { parseArgs } from 'node:util';
import { withSecretFiles } from '#platform/config/secret-files';
import { answersHelp } from '../answers-help.js';
import { runTool } from '../backup/run-tool.js';
import { openAccess } from '../import/access.js';
import { localInstallation } from '../local-installation.js';
import { OperatorError } from '../operator-error.js';
import { DemoApi } from './demo-api.js';
import { runDemo } from './run-demo.js';

const usage = `Usage: npm run demo [-- --seed <number>]
  Fills the installation that runs here with a small shop and a month of its orders: cards, gift cards, shipments, returns, one held, one credit note.
  All of it goes over HTTP with keys, so it can be interrupted and run again; another seed (1 is the usual one) makes another month.`;

function readSeed(args: string[]): number {
  const { values } = parseArgs({ args, options: { seed: { type: 'string', default: '1' } } });
  if (!/^[1-9]\d{0,5}$/.test(values.seed)) throw new OperatorError(`--seed ${values.seed} is no number from 1 to 999999.`, { exitCode: 2 });
  return Number(values.seed);
}

await runTool(usage, async (args, say) => {
  if (answersHelp(args, usage)) return;
  const seed = readSeed(args);
  const access = await openAccess({ url: undefined, queryUrl: undefined, token: undefined });
  const { secrets } = await localInstallation();
  const secret = withSecretFiles(process.env).PAYMENT_WEBHOOK_SECRET || secrets.paymentWebhookSecret;
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new OperatorError('Stopped; run it again to go on.')));
  const api = new DemoApi(access, seed, secret, stop.signal, say);
  await runDemo(api, seed, say);
  say(`Done: ${api.sent} commands, ${api.replayed} of them done before.`);
  for (const line of hints(access.queryApiUrl ?? '', seed)) say(line);
});

function hints(url: string, seed: number): readonly string[] {
  return [
    '',
    'What to look at (CLERK=$(npm run -s token -- --role clerk)):',
    `  the orders          curl -s '${url}/orders?status=confirmed' -H "Authorization: Bearer $CLERK"`,
    `  one from its start  curl -s ${url}/orders/demo-${seed}-004/history -H "Authorization: Bearer $CLERK"`,
    `  what was sold       curl -s '${url}/reports/sales?by=product&from=2026-01-01&to=2026-02-01' -H "Authorization: Bearer $CLERK"`,
    `  a gift card         curl -s ${url}/wallets/demo-anna -H "Authorization: Bearer $CLERK"`,
    `  the catalogue       curl -s ${url}/products`,
    `  all there is        ${url}/docs`,
    '  does it add up?     npm run verify:balance',
  ];
}
