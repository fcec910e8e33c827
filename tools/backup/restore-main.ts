import path from 'node:path';
import { parseArgs } from 'node:util';
import { answersHelp } from '../answers-help.js';
import { OperatorError } from '../operator-error.js';
import { openDatabases } from './databases.js';
import { putBackSecrets } from './put-back-secrets.js';
import { restore } from './restore.js';
import { runTool } from './run-tool.js';
import { verifyBackup } from './verified-backup.js';

const usage = `Usage: npm run restore -- <folder> [--keys-from <folder>] [--without-log] [--without-keys] [--with-secrets] [--check]
  Reads a backup against its checksums, and then fills an installation in which nothing is: the local one in DATA_DIR, which must not run, or the
  one that EVENT_STORE_URL, READ_MODELS_URL and KEYS_URL name. What is not empty is refused and left as it is. Interrupted, it is run again.
  --keys-from      where the keys are, instead of <folder>/keys
  --without-log    for a log in EventStoreDB, which is restored by itself
  --without-keys   no personal data can be read then
  --with-secrets   the local installation's secrets too, unless it has some
  --check          only reads the backup`;

function readOptions(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'keys-from': { type: 'string' },
      'without-log': { type: 'boolean', default: false },
      'without-keys': { type: 'boolean', default: false },
      'with-secrets': { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0) throw new OperatorError(`Name one folder. ${usage}`, { exitCode: 2 });
  return {
    folder,
    keysFrom: values['keys-from'],
    withoutLog: values['without-log'],
    withoutKeys: values['without-keys'],
    withSecrets: values['with-secrets'],
    check: values.check,
  };
}

await runTool(usage, async (args, say) => {
  if (answersHelp(args, usage)) return;
  const options = readOptions(args);
  const backup = await verifyBackup(options, say);
  if (options.check) return;
  if (options.withSecrets) await putBackSecrets(path.join(options.folder, 'secrets', 'secrets.json'), say);
  const databases = await openDatabases('restore', say);
  try {
    await restore(databases, backup, say);
  } finally {
    await databases.close();
  }
});
