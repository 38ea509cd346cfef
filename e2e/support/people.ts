import { expect } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { addresses } from './addresses';

/** The demo people the tests play. */
export const people = {
  rana: { id: 'c0a0ce00-0000-4000-8000-000000000001', username: 'r.haddad', name: 'Rana Haddad' },
  jonas: { username: 'j.weber', name: 'Jonas Weber' },
  lina: { id: 'c0a0ce00-0000-4000-8000-000000000003', username: 'l.moreau', name: 'Lina Moreau' },
  henrik: { username: 'h.brandt', name: 'Henrik Brandt' },
  vera: { username: 'v.santos', name: 'Vera Santos' },
  claire: { username: 'c.laurent', name: 'Claire Laurent' },
  nadia: { username: 'n.aziz', name: 'Nadia Aziz' },
  elena: { username: 'e.silva', name: 'Elena Silva' },
  petra: { username: 'p.novak', name: 'Petra Novak' },
} as const;

export type Player = (typeof people)[keyof typeof people];

const PASSWORD = 'chancery-demo';

export type Look = {
  readonly language?: 'en' | 'ar';
  readonly scheme?: 'light' | 'dark';
  readonly width?: 'desktop' | 'phone';
};

/** A browser of one's own, as if on another computer. */
export async function openBrowser(browser: Browser, look: Look = {}): Promise<BrowserContext> {
  const { language = 'en', scheme = 'light', width = 'desktop' } = look;
  const context = await browser.newContext({
    locale: language === 'ar' ? 'ar-AE' : 'en-GB',
    colorScheme: scheme,
    // Nothing glides, so that no test looks at a page on its way.
    reducedMotion: 'reduce',
    viewport: width === 'phone' ? { width: 390, height: 844 } : { width: 1360, height: 860 },
    ...(width === 'phone' ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  });
  await context.addInitScript(
    ([chosenLanguage, chosenScheme]) => {
      try {
        localStorage.setItem('chancery.language', chosenLanguage);
        localStorage.setItem('chancery.colour-scheme', chosenScheme);
      } catch {
        // A page without an origin has no storage, and no look to choose.
      }
    },
    [language, scheme] as const,
  );
  return context;
}

/** Fills Keycloak's form, wherever the page has been sent for it. */
export async function signIn(page: Page, who: Player): Promise<void> {
  await page.waitForURL(/\/realms\/chancery\//);
  await page.locator('#username').fill(who.username);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#kc-login').click();
}

/** Opens the chat as somebody. */
export async function openChat(context: BrowserContext, who: Player): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${addresses.chat}/oauth2/authorization/keycloak`);
  await signIn(page, who);
  await page.waitForURL((url) => url.origin === addresses.chat);
  return page;
}

/** Goes to the console as somebody, who may or may not be let in. */
export async function goToConsole(context: BrowserContext, who: Player, work = true): Promise<Page> {
  const page = await context.newPage();
  await page.goto(addresses.console);
  await signIn(page, who);
  await page.waitForURL((url) => url.origin === addresses.console);
  if (who.username === people.claire.username && work) {
    await beginToWork(page);
  }
  return page;
}

/** Says what an officer works on, which the record is not read without, and asks for what the tests write. */
async function beginToWork(page: Page): Promise<void> {
  const matter = await ask<{ id: string }>(page, 'POST', 'matters', {
    name: 'Everyday review',
    purpose: 'Review of what the tests said',
  });
  await ask(page, 'PUT', 'working-session', { matter: matter.id });
  await seeDirect(page);
  await page.reload();
}

const SOON_MILLIS = 15 * 60_000;

/** Has a second person give the officer leave to see what Rana and others wrote to each other, unless there is. */
export async function seeDirect(officer: Page): Promise<void> {
  type Leave = { id: string; state: string; expiresAt?: string; custodians: readonly { id: string }[] };
  const { items } = await ask<{ items: readonly Leave[] }>(officer, 'GET', 'break-glass');
  const stands = items.some(
    ({ state, expiresAt, custodians }) =>
      state === 'granted' &&
      custodians.some(({ id }) => id === people.rana.id) &&
      Date.parse(expiresAt ?? '') > Date.now() + SOON_MILLIS,
  );
  const browser = officer.context().browser();
  if (stands || browser === null) {
    return;
  }
  const asked = await ask<Leave>(officer, 'POST', 'break-glass', {
    custodians: [{ id: people.rana.id, name: people.rana.name }],
    reason: 'The tests look at what Rana wrote',
    hours: 8,
  });
  const lead = await goToConsole(await openBrowser(browser), people.henrik);
  await ask(lead, 'POST', `break-glass/${asked.id}/decision`, { approve: true });
  await lead.context().close();
}

/** Calls the archive as whoever the page belongs to, through the console as its pages do. */
export async function ask<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const { status, text } = await page.evaluate(
    async ([verb, address, document_]) => {
      const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '');
      const answer = await fetch(`/api/archive/${address}`, {
        method: verb,
        headers: { 'X-XSRF-TOKEN': token, 'Content-Type': 'application/json' },
        body: document_,
      });
      return { status: answer.status, text: await answer.text() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
  expect(status, `${method} ${path}: ${text}`).toBeLessThan(300);
  return (text === '' ? {} : JSON.parse(text)) as T;
}
