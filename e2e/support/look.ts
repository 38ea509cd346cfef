import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Keeps a picture of the page, and says what keeps somebody from using it, or makes it scroll sideways. */
export async function look(page: Page, picture: string): Promise<void> {
  await expect(
    page.locator('.mantine-Skeleton-root, [data-loading="true"], .mantine-Loader-root'),
  ).toHaveCount(0);
  await page.screenshot({ path: `target/screens/${picture}.png`, fullPage: true });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${picture} scrolls sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      `${picture} keeps somebody out`,
    )
    .toEqual([]);
}
