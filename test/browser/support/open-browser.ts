/**
 * A browser for tests and screenshots: Debian's Chromium, driven by Playwright. It is installed when it is missing and that is
 * possible; otherwise the message says what to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';

/** Where Debian and its kin put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
];

const MISSING =
  'Chromium is missing. Install it with `apt-get install chromium`, or have a browser at one of ' + PLACES.join(', ');

/** Two runs that install at once wait for each other. */
const INSTALL = 'flock /tmp/orderbridge-chromium.lock sh -c "apt-get update -qq && apt-get install -y -qq chromium"';

const found = (): string | undefined => PLACES.find((path) => existsSync(path));

const install = (): string => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(MISSING);
  const { status, stderr } = spawnSync('sh', ['-c', INSTALL], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  });
  const path = found();
  if (path === undefined) throw new Error(`${MISSING}\napt-get ended with ${String(status)}: ${stderr}`);
  return path;
};

/** The path of a Chromium on this machine. @throws Error that says how to get one */
export const findChromium = (): string => found() ?? install();

/** A page, and everything on it that nobody should find there. */
export type WatchedPage = {
  readonly page: Page;
  /** Errors of the console and of scripts, in order; a test ends by asserting that there are none. */
  readonly errors: readonly string[];
};

export type OpenedBrowser = {
  readonly browser: Browser;
  /** A tab with its own cookies: another person at another desk, whose clock may be that of another place. */
  readonly openPage: (desk?: Desk) => Promise<WatchedPage>;
  readonly close: () => Promise<void>;
};

/** The first page of a run waits until everything is compiled, on whatever machine; a test fails of it only when nothing comes. */
const PATIENCE_MILLISECONDS = 180_000;

const DESK = { width: 1440, height: 900 };

type Desk = {
  readonly width?: number;
  readonly height?: number;
  /** Of the clock of the machine: `Asia/Tokyo`. */
  readonly timezoneId?: string;
};

const watch = async (context: BrowserContext): Promise<WatchedPage> => {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  page.setDefaultNavigationTimeout(PATIENCE_MILLISECONDS);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => void errors.push(error.stack ?? error.message));
  return { page, errors };
};

type Entry = { readonly path: string; readonly username: string };

/** Starts a headless browser. @throws Error that says how to get one, where there is none */
export const openBrowser = async (): Promise<OpenedBrowser> => {
  const browser = await chromium.launch({ executablePath: findChromium(), headless: true, args: FLAGS });
  return {
    browser,
    openPage: async ({ width = DESK.width, height = DESK.height, ...clock } = {}) =>
      watch(await browser.newContext({ viewport: { width, height }, locale: 'en-US', ...clock })),
    close: () => browser.close(),
  };
};

/** A test that waits in vain says what it saw instead. */
const isThere = async (page: Page, what: Locator): Promise<void> => {
  try {
    await what.waitFor();
  } catch (error) {
    throw new Error(`${page.url()} shows "${await page.locator('body').innerText()}" instead.`, { cause: error });
  }
};

/**
 * Opens a page of an org as a person does: through the login page, when nobody is logged in yet.
 * @param url of the org
 * @param path of the page, for example `/lightning/page/home`
 */
export const enter = async (page: Page, url: string, { path, username }: Entry): Promise<void> => {
  await page.goto(url + path);
  const person = page.locator(`button[value="${username}"]`);
  await isThere(page, person.or(page.locator('main')).first());
  if ((await person.count()) > 0) await person.click();
  await page.waitForURL(`**${path}`);
  await isThere(page, page.locator('main'));
};

/** The same in a tab of its own, with a cookie of its own: somebody sits down at another desk. */
export const enterAnew = async (browser: OpenedBrowser, url: string, entry: Entry): Promise<WatchedPage> => {
  const watched = await browser.openPage();
  await enter(watched.page, url, entry);
  return watched;
};

/**
 * Logs the browser of a page into an org without the way through its door.
 * @param url of the org
 */
export const logInAs = async (page: Page, url: string, username: string): Promise<void> => {
  const answer = await page.context().request.post(`${url}/lightning/login`, { form: { username }, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`${url} has no active user ${username}.`);
};
