import axe from 'axe-core';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Installation, openInstallation } from '#lab/contract/installation';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { type Role } from '#platform/auth/principal';
import { findChromium } from '../find-chromium.js';
import { type Front, openFront } from '../front.js';

export const browserPath = findChromium();
if (browserPath === undefined) console.warn('THERE IS NO CHROMIUM HERE: that the page works in a browser is not proven.');

export interface Looking {
  readonly role?: Role;
  readonly subject?: string;
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

/** How every screen has to look right. */
const looks = [
  { width: 1_280, theme: 'light' },
  { width: 1_280, theme: 'dark' },
  { width: 360, theme: 'light' },
  { width: 360, theme: 'dark' },
] as const;

/** A tab of a profile of its own, signed in. */
export interface OpenPage {
  readonly page: Page;
  /** Errors and warnings of its console, what its policy has forbidden, and faults that nobody caught. */
  readonly complaints: readonly string[];
  /** What axe-core finds wrong with what is shown now: WCAG 2.2 AA and its best practices. */
  readonly violations: () => Promise<readonly string[]>;
  /** How many pixels of the page have to be scrolled to sideways. */
  readonly overflow: () => Promise<number>;
  /** A click that is counted: by `clicks`. */
  readonly click: (what: Locator) => Promise<void>;
  readonly clicks: () => number;
  readonly close: () => Promise<void>;
}

/** An installation with the page before it, for the tests of a file; to be used within `describe.skipIf(browserPath === undefined)`. */
export class PageInstallation {
  #database!: TestDatabase;
  #installation!: Installation;
  #front!: Front;
  #browser!: Browser;

  get installation(): Installation {
    return this.#installation;
  }
  get url(): string {
    return this.#front.url;
  }
  get databaseUrl(): string {
    return this.#database.url;
  }

  async open(path: string, { role = 'admin', subject = 'ada', ...look }: Looking = {}): Promise<OpenPage> {
    const opened = await this.openAsStranger(`${path}#token=${await this.#installation.token(role, subject)}`, look);
    await opened.page.locator('h1').waitFor();
    return opened;
  }

  /** As somebody who has not signed in. */
  async openAsStranger(path: string, { width = 1_280, theme = 'light' }: Looking = {}): Promise<OpenPage> {
    const context = await this.#browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(50_000);
    const complaints: string[] = [];
    page.on('console', (message) => {
      // Those of a provider's pages are not ours.
      if (page.url().startsWith(this.url) && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    // Before the page's own scripts, and not under its policy.
    await page.addInitScript({ content: axe.source });
    await page.goto(this.url + path);
    let clicks = 0;
    return {
      page,
      complaints,
      violations: () => violationsOf(page),
      overflow: () => page.evaluate('document.documentElement.scrollWidth - innerWidth'),
      click: async (what) => {
        clicks++;
        await what.click();
      },
      clicks: () => clicks,
      close: () => context.close(),
    };
  }

  async start(variablesAt: VariablesAt): Promise<void> {
    this.#database = await createTestDatabase();
    this.#front = await openFront(() => this.#installation.urls);
    this.#installation = await openInstallation(this.#database.url, await variablesAt(this.#front.url));
    this.#browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#front.close();
    await this.#installation.close();
    await this.#database.drop();
  }
}

/** Variables of the processes beside the usual ones, for the page at an address. */
type VariablesAt = (url: string) => NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>;

/** Begins before the tests of the `describe` around it and ends after them. */
export function usePage(variablesAt: VariablesAt = () => ({})): PageInstallation {
  const pages = new PageInstallation();
  beforeAll(() => pages.start(variablesAt));
  afterAll(() => pages.stop());
  return pages;
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<axe.AxeResults> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
  });
  return found;
}

/** What is wrong with a screen as it is now, wide and narrow, light and dark: for axe-core, for the browser's console, and where it has to be scrolled sideways. */
export async function faultsInEveryLook({ page, complaints, violations, overflow }: OpenPage, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { width, theme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
    const sideways = (await overflow()) > 0 ? ['has to be scrolled sideways'] : [];
    faults.push(...[...(await violations()), ...sideways].map((fault) => `${width} px, ${theme}: ${fault}`));
    await takeScreenshot(page, `${name}-${width}-${theme}`);
  }
  return [...faults, ...complaints];
}

/** Where screenshots for the documentation are put; taken only with PAGE_SCREENSHOTS=docs/console, as a run of the tests changes no file. */
async function takeScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.PAGE_SCREENSHOTS;
  if (folder === undefined) return;
  const path = join(folder, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path });
}
