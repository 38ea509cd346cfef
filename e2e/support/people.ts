import { expect } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { addresses } from './addresses';

/** The demo people the tests play. */
export const people = {
  rana: { username: 'r.haddad', name: 'Rana Haddad' },
  jonas: { username: 'j.weber', name: 'Jonas Weber' },
  lina: { username: 'l.moreau', name: 'Lina Moreau' },
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

/** Says what an officer works on, which the record is not read without. */
async function beginToWork(page: Page): Promise<void> {
  const status = await page.evaluate(async () => {
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '');
    const headers = { 'X-XSRF-TOKEN': token, 'Content-Type': 'application/json' };
    const opened = await fetch('/api/archive/matters', {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: 'Everyday review', purpose: 'Review of what the tests said' }),
    });
    const matter: unknown = await opened.json();
    const id = typeof matter === 'object' && matter !== null && 'id' in matter ? matter.id : undefined;
    const entered = await fetch('/api/archive/working-session', {
      method: 'PUT',
      headers,
      body: JSON.stringify({ matter: id }),
    });
    return entered.status;
  });
  expect(status).toBe(200);
  await page.reload();
}
