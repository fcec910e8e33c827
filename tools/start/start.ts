import { runInstallation } from './run-installation.js';

await runInstallation();
