import { writeFile } from 'node:fs/promises';
import { answersHelp } from '../answers-help.js';
import { configurationPage, PAGE } from './configuration-page.js';

const usage = `Usage: npm run docs:configuration
  Writes ${PAGE} from the schema of the environment.`;

if (!answersHelp(process.argv.slice(2), usage)) {
  await writeFile(PAGE, configurationPage());
  console.log(`${PAGE} is written.`);
}
