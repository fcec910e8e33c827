import './style/page.css';
import { takeLaterTokens, takeToken } from './sign-in/fragment.js';

// Before anything else runs: nothing may read the token out of the address bar, or the history.
takeToken();
takeLaterTokens();

try {
  const { showPage } = await import('./frame/show-page.js');
  await showPage(document.getElementById('page') ?? document.body);
} catch (error) {
  const words = document.createElement('p');
  words.className = 'start-fault';
  words.textContent = `This page cannot start: ${error instanceof Error ? error.message : String(error)} Load it again in a minute.`;
  document.body.append(words);
}
