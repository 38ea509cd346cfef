import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { addresses } from './addresses';

/** Opens a policy from the list, as anybody would. */
export async function openPolicy(page: Page, name: string): Promise<void> {
  await page.goto(`${addresses.console}/policies`);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Begins a policy with nothing in it, from the list. */
export async function beginBlank(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New policy' }).click();
  // Where there are ready-made policies to begin with, the button opens a menu.
  const blank = page.getByRole('menuitem', { name: 'Blank' });
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(blank.or(name)).toBeVisible();
  if (await blank.isVisible()) {
    await blank.click();
  }
  await expect(name).toBeVisible();
}

/** A rule of the form, by its place. */
export function rule(page: Page, number: number) {
  return page.getByRole('region', { name: `Rule ${number}`, exact: true });
}

/** Fills in one rule that looks for words. */
export async function fillRule(
  page: Page,
  number: number,
  of: { readonly id: string; readonly outcome: string; readonly words: string; readonly tip: string },
): Promise<void> {
  const form = rule(page, number);
  await form.getByRole('textbox', { name: 'Rule id' }).fill(of.id);
  await form.getByRole('radiogroup', { name: 'Outcome' }).getByText(of.outcome, { exact: true }).click();
  await form.getByRole('textbox', { name: /^Words or phrases/ }).fill(of.words);
  await form.getByRole('textbox', { name: 'Tip to the sender, English' }).fill(of.tip);
}

/** Publishes the newest revision as the second person. */
export async function publish(page: Page, revision: number): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText(`Revision ${revision} is in force`)).toBeVisible();
}

/** Chooses something from the menu of what else can be done with a policy. */
export async function choose(page: Page, item: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name: item }).click();
}
