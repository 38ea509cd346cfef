import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Player } from './people';

/** Opens the direct conversation with somebody, creating it if need be. */
export async function writeTo(page: Page, who: Player): Promise<void> {
  await page.getByRole('button', { name: 'New conversation' }).click();
  await page.getByRole('menuitem', { name: 'Write to someone' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByPlaceholder('Name, user name or unit').fill(who.name);
  await dialog.getByRole('button', { name: who.name }).click();
  // Until then the composer is that of whatever was open before.
  await expect(page.getByRole('heading', { name: who.name })).toBeVisible();
  await expect(composer(page)).toBeVisible();
}

/** Where one writes. */
export function composer(page: Page) {
  return page.getByRole('textbox', { name: 'Message', exact: true });
}

/** Types a message and sends it with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** The place where the conversation's messages stand. */
export function messages(page: Page) {
  return page.getByRole('log');
}
