import { type Browser, type Page } from 'playwright-core';
import { setTimeout as delay } from 'node:timers/promises';

/** So much slower than this machine: about a phone of the cheapest kind. */
const SLOWER = 6;
const TIMES = 5;

/** How long the first view takes on a slow processor, with nothing in any cache. @returns milliseconds until the heading is drawn, of several tries */
export async function firstViews(browser: Browser, address: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < TIMES; index++) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(`new MutationObserver((_, watcher) => {
      if (document.querySelector('main h1') === null) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => { window.firstView = performance.now(); }));
    }).observe(document, { childList: true, subtree: true });`);
    await page.goto(address);
    times.push(await drawnAfter(page));
    await context.close();
  }
  return times;
}

/** Asked for now and then, as the page's policy lets no text be run within it. */
async function drawnAfter(page: Page): Promise<number> {
  for (;;) {
    const drawn = await page.evaluate<number | undefined>('window.firstView');
    if (drawn !== undefined) return drawn;
    await delay(50);
  }
}
