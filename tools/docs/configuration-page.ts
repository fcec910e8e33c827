import { defaults, Environment } from '#platform/config/config';
import { type ProcessName, processNames, variables } from '#platform/config/variables';
import { describeFields } from './describe-fields.js';
import { type Schema } from './schema.js';

export const PAGE = 'docs/configuration.md';

const introduction = `# Every variable

The environment of the three processes. This page is written by \`npm run docs:configuration\` from the schema in \`libs/platform/src/config\`; a test fails when the two differ.

A process reads its environment once, at its start. A variable that is missing or wrong ends it with exit code 2 and a sentence that names the variable, never its value.
An empty one is as one that is not set.

**Secrets** may stand in files: \`<NAME>_FILE\` names a file whose text, without a newline at its end, is \`<NAME>\`. Both at once are refused, and so is a file that is empty or cannot be read.
`;

const titles: Readonly<Record<ProcessName, string>> = {
  'command-api': 'Command API',
  'query-api': 'Query API',
  projector: 'Projector',
};

/** The page of all variables, a table for each process. */
export function configurationPage(): string {
  const sections = processNames.map((name) => [`## ${titles[name]}`, `\`node dist/apps/${name}/src/main.js\``, table(name)].join('\n\n'));
  return `${[introduction.trim(), ...sections, migrating.trim()].join('\n\n')}\n`;
}

function table(name: ProcessName): string {
  const rows = describeFields(Environment as unknown as Schema).flatMap(({ path, type, description }) => {
    const variable = path as keyof typeof variables;
    const { usedBy, requiredBy, secret } = variables[variable];
    if (!usedBy.includes(name)) return [];
    const shown = secret === true ? `\`${variable}\`, \`${variable}_FILE\`` : `\`${variable}\``;
    const byDefault = requiredBy?.includes(name) === true ? '**required**' : String(defaults[variable] ?? '');
    return [`| ${[shown, byDefault, type.replaceAll('|', '\\|'), description].join(' | ')} |`];
  });
  return ['| variable | default | value | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const migrating = `
## Migrating

\`npm run migrate\` (\`node dist/tools/migrate/migrate-main.js\`) uses \`EVENT_STORE_URL\`, \`READ_MODELS_URL\` and \`KEYS_URL\`, or what \`<NAME>_FILE\` names, with a role that may make schemas. Exit code 0: everything is up
to date. With \`--check\` it changes nothing, and ends with 3 where something is due. 2: a person has to change something. 1: the databases did not answer within 30 seconds.

**Two roles.** The processes need no right to change a schema, and none to change or remove an event. Made once, by whoever administers the server:

\`\`\`sql
create role orderline_run login password '…';
create role orderline_migrate login password '…';
grant orderline_run to orderline_migrate;  -- the read models are handed over to it
create database orderline owner orderline_migrate;
\`\`\`

\`npm run migrate -- --grant-to orderline_run\`, with the URLs of \`orderline_migrate\`, then brings everything up to date and grants what the processes need, each time anew; the processes
get the URLs of \`orderline_run\`. Behind a pooler both roles need a pool.

| schema | what the role that runs may do |
| --- | --- |
| \`event_store\` | read and add events; limits and snapshots of streams |
| \`projections\`, \`processes\`, \`rate_limits\` | all rows, but not who accepted which log |
| \`read_models\` | owns it: a rebuild makes tables, swaps them in and drops those before |
| \`personal_data\` | read, add and change keys; the row of a destroyed key stays |

Without \`--grant-to\` one role does both, and then each process migrates by itself at its start.
`;
