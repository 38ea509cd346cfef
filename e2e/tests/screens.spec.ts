import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { addresses } from '../support/addresses';
import { messages, say, writeTo } from '../support/chat';
import { results, untilFound } from '../support/console';
import { goToConsole, openBrowser, openChat, people } from '../support/people';
import type { Look } from '../support/people';

type NamedLook = Look & { readonly name: string };

const looks: readonly NamedLook[] = [
  { name: 'light' },
  { name: 'dark', scheme: 'dark' },
  { name: 'arabic', language: 'ar' },
  { name: 'arabic-dark', language: 'ar', scheme: 'dark' },
  { name: 'phone', width: 'phone' },
  { name: 'phone-arabic', width: 'phone', language: 'ar' },
];

const mark = `screens${Date.now().toString(36)}`;
const lines = [
  `Shall we look at the screens together? ${mark}`,
  `الشاشات جاهزة للمراجعة، متى نلتقي؟ ${mark}`,
  `I will call my mobile provider about that first. Could somebody call my cell? ${mark}`,
];
const blocked = `Between us, this one is a guaranteed return. ${mark}`;

test.beforeAll('Something is on record to look at', async ({ browser }) => {
  const rana = await openChat(await openBrowser(browser), people.rana);
  await writeTo(rana, people.jonas);
  for (const line of lines) {
    await say(rana, line);
    await expect(messages(rana).getByText(line)).toBeVisible();
  }
  await say(rana, blocked);
  await expect(rana.getByRole('region', { name: 'Blocked by company policy' })).toBeVisible();
  const officer = await goToConsole(await openBrowser(browser), people.claire);
  await officer.goto(`${addresses.console}/search?q=${mark}`);
  await untilFound(officer, lines.length + 1);
  await Promise.all([rana.context().close(), officer.context().close()]);
});

for (const look of looks) {
  test(`Every screen fits and can be read by everybody: ${look.name}`, async ({ browser }) => {
    test.slow();
    await test.step('the chat', () => chat(browser, look));
    await test.step('the console of an officer', () => officersConsole(browser, look));
    await test.step('the console of an author, and of nobody', () => otherConsoles(browser, look));
  });
}

async function chat(browser: Browser, look: NamedLook): Promise<void> {
  const door = await (await openBrowser(browser, look)).newPage();
  await door.goto(`${addresses.chat}/?signed-out`);
  await expect(door.getByRole('heading', { level: 1 })).toBeVisible();
  await judge(door, look, 'chat-sign-in');
  await door.context().close();

  const page = await openChat(await openBrowser(browser, look), people.rana);
  await expect(page.getByRole('navigation').getByRole('listitem').first()).toBeVisible();
  await judge(page, look, 'chat-list');
  for (const [place, dialog] of ['chat-write-to', 'chat-new-room', 'chat-rooms'].entries()) {
    await page.getByRole('navigation').locator('button[aria-haspopup="menu"]').first().click();
    await page.getByRole('menuitem').nth(place).click();
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
    await judge(page, look, dialog);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByRole('listitem').filter({ hasText: people.jonas.name }).getByRole('button').click();
  await expect(messages(page).getByText(lines[0] ?? '')).toBeVisible();
  await judge(page, look, 'chat-conversation');
  await page.locator('form textarea').first().fill(blocked);
  await page.keyboard.press('Enter');
  await expect(messages(page).getByRole('region').locator('mark')).toBeVisible();
  await judge(page, look, 'chat-refused');
  await page.context().close();
}

async function officersConsole(browser: Browser, look: NamedLook): Promise<void> {
  const page = await goToConsole(await openBrowser(browser, look), people.claire);
  for (const [screen, path] of [
    ['console-overview', '/'],
    ['console-search-start', '/search'],
    ['console-search-none', `/search?q=nothing${mark}`],
    ['console-policies', '/policies'],
    ['console-policy', '/policies/insider-information'],
    ['console-policy-history', '/policies/insider-information?tab=history'],
    ['console-policy-dry-run', '/policies/insider-information?tab=dry-run'],
    ['console-policy-health', '/policies/insider-information?tab=health'],
    ['console-nodes', '/nodes'],
    ['console-term-lists', '/term-lists'],
    ['console-reviews', '/reviews'],
    ['console-matters', '/matters'],
    ['console-holds', '/holds'],
    ['console-hold-new', '/holds/new'],
    ['console-direct', '/direct-conversations'],
    ['console-retention', '/retention'],
    ['console-retention-simulator', '/retention?tab=simulator'],
    ['console-disposals', '/retention?tab=disposals'],
    ['console-erasures', '/retention?tab=erasures'],
    ['console-completeness', '/completeness'],
    ['console-completeness-year', '/completeness?view=year'],
    ['console-evidence', '/evidence'],
    ['console-access-log', '/access-log'],
    ['console-search-fault', `/search?q=${mark}%20w/`],
    ['console-search-charts', `/search?q=${mark}&view=charts`],
    ['console-search-report', `/search?view=report`],
    ['console-search', `/search?q=${mark}`],
  ] as const) {
    await page.goto(`${addresses.console}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await judge(page, look, screen);
  }
  await results(page).first().click();
  const record = page.getByRole('dialog');
  await expect(record.getByRole('link')).toBeVisible();
  await judge(page, look, 'console-record');
  await record.getByRole('link').click();
  await expect(page.locator('[data-chosen]')).toBeVisible();
  await judge(page, look, 'console-conversation');
  await page.goto(page.url().replace(/\?.*/, '/moment'));
  await expect(page.getByRole('slider')).toBeVisible();
  await judge(page, look, 'console-conversation-moment');
  await page.context().close();
}

async function otherConsoles(browser: Browser, look: NamedLook): Promise<void> {
  const author = await goToConsole(await openBrowser(browser, look), people.nadia);
  await author.goto(`${addresses.console}/policies/new`);
  await expect(author.getByRole('heading', { level: 1 })).toBeVisible();
  await judge(author, look, 'console-policy-new');
  await author.locator('label').getByText('YAML', { exact: true }).click();
  await expect(author.locator('.cm-content')).toBeVisible();
  await judge(author, look, 'console-policy-yaml');
  await author.goto(`${addresses.console}/term-lists/new`);
  await expect(author.getByRole('heading', { level: 1 })).toBeVisible();
  await judge(author, look, 'console-term-list-new');
  await author.goto(`${addresses.console}/search`);
  await expect(author.getByRole('heading', { level: 2 })).toBeVisible();
  await judge(author, look, 'console-not-for-role');
  await author.context().close();

  const employee = await goToConsole(await openBrowser(browser, look), people.lina);
  await expect(employee.getByRole('heading', { level: 1 })).toBeVisible();
  await judge(employee, look, 'console-not-open');
  await employee.context().close();
}

/** Takes the picture, and holds the page to what a machine can judge: direction, width, accessibility. */
async function judge(page: Page, look: NamedLook, screen: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: `target/screens/${screen}-${look.name}.png` });
  await expect(page.locator('html')).toHaveAttribute('dir', look.language === 'ar' ? 'rtl' : 'ltr');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      `${screen} keeps somebody out`,
    )
    .toEqual([]);
}

/** Waits until nothing is loading, moving or fading any more. */
async function settled(page: Page): Promise<void> {
  await expect(
    page.locator('.mantine-Skeleton-root, [data-loading="true"], .mantine-Loader-root'),
  ).toHaveCount(0);
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          document
            .getAnimations()
            .filter(
              ({ effect, playState }) =>
                playState === 'running' && effect?.getTiming().iterations !== Number.POSITIVE_INFINITY,
            ).length,
      ),
    )
    .toBe(0);
}
