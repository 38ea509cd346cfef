import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** The rows of the search's answer. */
export function results(officer: Page) {
  return officer.locator('button[data-row]');
}

/** Asks until so many records are found: the index follows the journal by a moment, and the page says so. */
export async function untilFound(officer: Page, count: number): Promise<void> {
  await expect(async () => {
    await officer
      .getByRole('button', { name: 'Search again' })
      .or(officer.getByRole('button', { name: 'Search', exact: true }))
      .first()
      .click();
    await expect(
      officer.getByRole('status').filter({ hasText: count === 1 ? '1 record' : `${count} records` }),
    ).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 30_000 });
}
