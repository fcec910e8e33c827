import { writeFile } from 'node:fs/promises';
import { eventsPage, PAGE } from './events-page.js';

await writeFile(PAGE, eventsPage());
console.log(`${PAGE} is written.`);
