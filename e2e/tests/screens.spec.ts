import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { addresses } from '../support/addresses';
import { goToConsole, openBrowser, openChat, people } from '../support/people';
import type { Look } from '../support/people';

const looks: readonly (Look & { readonly name: string })[] = [
  { name: 'light' },
  { name: 'dark', scheme: 'dark' },
  { name: 'arabic', language: 'ar' },
  { name: 'arabic-dark', language: 'ar', scheme: 'dark' },
  { name: 'phone', width: 'phone' },
  { name: 'phone-arabic', width: 'phone', language: 'ar' },
];

for (const look of looks) {
  test(`Every screen fits and can be read by everybody: ${look.name}`, async ({ browser }) => {
    test.slow();
    const chat = await openChat(await openBrowser(browser, look), people.rana);
    await expect(chat.getByRole('navigation')).toBeVisible();
    await judge(chat, look, 'chat-list');
    await chat.locator('nav a, nav button[data-conversation], nav li > *').first().click();
    await expect(chat.getByRole('log')).toBeVisible();
    await judge(chat, look, 'chat-conversation');

    const officer = await goToConsole(await openBrowser(browser, look), people.claire);
    for (const [screen, path] of [
      ['console-overview', '/'],
      ['console-search', '/search?q=story'],
      ['console-policies', '/policies'],
      ['console-policy', '/policies/insider-information'],
      ['console-access-log', '/access-log'],
    ] as const) {
      await officer.goto(`${addresses.console}${path}`);
      await expect(officer.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(officer.locator('.mantine-Skeleton-root')).toHaveCount(0);
      await judge(officer, look, screen);
    }
  });
}

/** Takes the picture, and holds the page to what a machine can judge: direction, width, accessibility. */
async function judge(page: Page, look: Look & { readonly name: string }, screen: string): Promise<void> {
  await page.screenshot({ path: `target/screens/${screen}-${look.name}.png` });
  await expect(page.locator('html')).toHaveAttribute('dir', look.language === 'ar' ? 'rtl' : 'ltr');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    `${screen} keeps somebody out`,
  ).toEqual([]);
}
