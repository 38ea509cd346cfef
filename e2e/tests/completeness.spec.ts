import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { addresses } from '../support/addresses';
import { messages, say, writeTo } from '../support/chat';
import { goToConsole, openBrowser, openChat, people } from '../support/people';

const run = Date.now().toString(36);
const today = () => new Date().toISOString().slice(0, 10);
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const cell = (page: Page, day: string) => page.locator(`[data-day="${day}"]`);

test('P4: what was said today is counted everywhere, and its day can be looked into', async ({ browser }) => {
  test.slow();
  const rana = await openChat(await openBrowser(browser), people.rana);
  await writeTo(rana, people.jonas);
  await say(rana, `To be counted ${run}`);
  await expect(messages(rana).getByText(run)).toBeVisible();
  const claire = await goToConsole(await openBrowser(browser), people.claire, false);

  await test.step('today is on the calendar, marked, with a word for its colour', async () => {
    await claire.getByRole('link', { name: 'Completeness' }).click();
    await expect(claire.getByRole('heading', { level: 1, name: 'Completeness' })).toBeVisible();
    await expect(claire.getByText('No day differs')).toBeVisible();
    await expect(cell(claire, today())).toHaveAttribute('aria-current', 'date');
    await expect(cell(claire, today())).toHaveAccessibleName(/: (Whole|On its way), [1-9]/);
    await expect(claire.getByRole('list', { name: 'What the marks mean' })).toContainText('Differs');
    await shot(claire, 'month');
  });

  await test.step('it is walked by keyboard', async () => {
    await cell(claire, today()).focus();
    await claire.keyboard.press('PageUp');
    await expect(cell(claire, today())).toHaveCount(0);
    await expect(claire.locator('[data-day]:focus')).toHaveCount(1);
    await claire.getByRole('button', { name: 'Today', exact: true }).click();
    await cell(claire, today()).focus();
    await claire.keyboard.press('ArrowLeft');
    await expect(cell(claire, yesterday())).toBeFocused();
    await claire.keyboard.press('ArrowRight');
    await expect(cell(claire, today())).toBeFocused();
    await claire.keyboard.press('Enter');
    await expect(claire.getByRole('dialog')).toBeVisible();
    await expect(claire).toHaveURL(new RegExp(`day=${today()}`));
  });

  await test.step('a day says what each place holds, and is compared again', async () => {
    const day = claire.getByRole('dialog');
    for (const place of ['Journal', 'Record store', 'Ledger', 'Vault', 'Search index']) {
      await expect(day.getByRole('columnheader', { name: place })).toBeVisible();
    }
    await expect(day.getByText('A day is reported some minutes after it is over.')).toBeVisible();
    const compared = await day.getByText(/^Compared at/).textContent();
    await day.getByRole('button', { name: 'Compare again now' }).click();
    await expect(day.getByText(compared ?? '')).toHaveCount(0, { timeout: 40_000 });
    await shot(claire, 'day');
    await claire.keyboard.press('Escape');
    await expect(day).toHaveCount(0);
  });

  await test.step('a year at a glance', async () => {
    await claire.getByText('Year', { exact: true }).click();
    await expect(claire.getByRole('main').getByRole('table')).toHaveCount(12);
    await shot(claire, 'year');
  });

  await test.step('the evidence: head, keys, and how to check without the archive', async () => {
    await claire.getByRole('link', { name: 'Evidence' }).click();
    await expect(claire.getByText('Newest signed head')).toBeVisible();
    await expect(claire.getByText(/records sealed/)).toBeVisible();
    await expect(claire.getByText(/java -jar chancery-verify\.jar/)).toBeVisible();
    await expect(claire.getByRole('button', { name: 'Copy Vault notes' })).toBeVisible();
    await shot(claire, 'evidence');
  });
});

test('an operator sees figures and no report; an author sees neither screen', async ({ browser }) => {
  const operator = await goToConsole(await openBrowser(browser), people.petra, false);
  await operator.goto(`${addresses.console}/completeness?day=${today()}`);
  await expect(operator.getByRole('dialog').getByRole('table').last()).toBeVisible();
  const refused = await operator.request.get(
    `${addresses.console}/api/archive/completeness/days/${today()}/report`,
  );
  expect(refused.status()).toBe(403);
  const author = await goToConsole(await openBrowser(browser), people.nadia, false);
  for (const path of ['/completeness', '/evidence']) {
    await author.goto(`${addresses.console}${path}`);
    await expect(author.getByText('This part is not open to your role')).toBeVisible();
  }
});

for (const language of ['en', 'ar'] as const) {
  test(`calendar, day and evidence shut nobody out: ${language}`, async ({ browser }) => {
    test.slow();
    for (const width of ['desktop', 'phone'] as const) {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await goToConsole(
          await openBrowser(browser, { language, width, scheme }),
          people.claire,
          false,
        );
        for (const [name, path, there] of [
          ['month', '/completeness', '[data-today]'],
          ['year', '/completeness?view=year', '[data-today]'],
          ['day', `/completeness?day=${today()}`, '[role="dialog"] table'],
          ['evidence', '/evidence', 'pre'],
        ] as const) {
          await page.goto(`${addresses.console}${path}`);
          await expect(page.locator(there).first()).toBeVisible();
          await shot(page, `${name}-${language}-${width}-${scheme}`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
          expect
            .soft(
              violations.map(
                ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
              ),
              `${name} ${language} ${width} ${scheme}`,
            )
            .toEqual([]);
        }
        await page.context().close();
      }
    }
  });
}

async function shot(page: Page, name: string): Promise<void> {
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  await page.screenshot({ path: `target/screens/completeness-${name}.png`, fullPage: true });
}
