import { writeFile } from 'node:fs/promises';
import { answersHelp } from '../answers-help.js';
import { eventsPage, PAGE } from './events-page.js';

const usage = `Usage: npm run docs:events
  Writes ${PAGE} from the schemas of the events.`;

if (!answersHelp(process.argv.slice(2), usage)) {
  await writeFile(PAGE, eventsPage());
  console.log(`${PAGE} is written.`);
}
