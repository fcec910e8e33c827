import { parseArgs } from 'node:util';
import { answersHelp } from '../answers-help.js';
import { OperatorError } from '../operator-error.js';
import { backUp } from './backup.js';
import { openDatabases } from './databases.js';
import { runTool } from './run-tool.js';

const usage = `Usage: npm run backup -- <folder> [--keys-to <folder>] [--without-log] [--without-keys] [--with-secrets]
  Copies the log, what people decided, and the keys of personal data, each into a folder of its own, while the installation runs or not.
  The installation is the local one, or the one that EVENT_STORE_URL, READ_MODELS_URL and KEYS_URL name. The folder must be new or empty.
  --keys-to        where the keys go, instead of <folder>/keys: they should not be kept with the log, nor as long
  --without-log    for a log in EventStoreDB, which has a backup of its own; or to back the keys up more often
  --without-keys
  --with-secrets   the local installation's secrets too: whoever has these, the keys and the log can read everything`;

function readOptions(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'keys-to': { type: 'string' },
      'without-log': { type: 'boolean', default: false },
      'without-keys': { type: 'boolean', default: false },
      'with-secrets': { type: 'boolean', default: false },
    },
  });
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0) throw new OperatorError(`Name one folder. ${usage}`, { exitCode: 2 });
  return {
    folder,
    keysTo: values['keys-to'],
    withoutLog: values['without-log'],
    withoutKeys: values['without-keys'],
    withSecrets: values['with-secrets'],
  };
}

await runTool(usage, async (args, say) => {
  if (answersHelp(args, usage)) return;
  const options = readOptions(args);
  const databases = await openDatabases('backup', say);
  try {
    if (!options.withoutLog && !/^postgres(ql)?:/.test(databases.eventStoreUrl))
      throw new OperatorError(
        'The log is in EventStoreDB, which has a backup of its own (docs/operations.md): take that first, and then this one with --without-log.',
      );
    await backUp(databases, options, say);
  } finally {
    await databases.close();
  }
});
