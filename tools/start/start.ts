import { answersHelp } from '../answers-help.js';
import { runInstallation } from './run-installation.js';

const usage = `Usage: npm start
  Runs the installation whose data lie in DATA_DIR (.data) until Ctrl-C: PostgreSQL, unless EVENT_STORE_URL and READ_MODELS_URL name databases,
  and the three processes. Settings come from the environment; README.md lists them.`;

if (!answersHelp(process.argv.slice(2), usage)) await runInstallation();
