import { type Page } from 'playwright-core';
import { type ShownScreen } from './screens.js';

/**
 * Counts what is asked for and not answered yet, so that it can be told when a screen has all of it. Event streams never end, so they are left out.
 * Runs in the browser, before the page's own code.
 */
export const countRequests = `
  window.asked = 0;
  const original = window.fetch;
  window.fetch = async (...given) => {
    const request = new Request(...given);
    if ((request.headers.get('Accept') ?? '').includes('text/event-stream')) return original(request);
    window.asked++;
    try { return await original(request); } finally { setTimeout(() => window.asked--); }
  };
`;

/** Longer, and it counts as this long. */
const GIVEN_UP_MS = 10_000;

/**
 * Goes to a screen as a link does. Runs in the browser.
 * @returns milliseconds until its heading and everything it asked for are drawn
 */
const go = `async ({ address, heading, most }) => {
  const frame = () => new Promise(requestAnimationFrame);
  const isThere = () =>
    document.querySelector('main h1')?.textContent === heading &&
    window.asked === 0 && document.querySelector('main .loading') === null;
  const began = performance.now();
  history.pushState(null, '', address);
  let there = 0;
  for (;;) {
    await frame();
    const now = performance.now();
    if (now - began > most) return now - began;
    if (!isThere()) there = 0;
    else if (there === 0) there = now;
    else return there - began;
  }
}`;

/** @returns milliseconds */
export function showScreen(page: Page, { address, heading }: ShownScreen): Promise<number> {
  return page.evaluate<number>(`(${go})(${JSON.stringify({ address, heading, most: GIVEN_UP_MS })})`);
}
