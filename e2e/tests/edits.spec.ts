import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { composer, messages, say, writeTo } from '../support/chat';
import { results, untilFound } from '../support/console';
import { goToConsole, openBrowser, openChat, people } from '../support/people';

const run = Date.now().toString(36);
const shots = 'target/screens/edits';

/** One message, by words that are in it. */
function line(page: Page, words: string) {
  return messages(page).locator('[data-message]').filter({ hasText: words }).last();
}

async function openMenu(page: Page, words: string): Promise<void> {
  await line(page, words).hover();
  await line(page, words).getByRole('button', { name: 'What to do with this message' }).click();
}

test('P1 P2: words are edited, recalled and forwarded, judged and on record', async ({ browser }) => {
  test.slow();
  const rana = await openChat(await openBrowser(browser), people.rana);
  const jonas = await openChat(await openBrowser(browser), people.jonas);
  const second = await openChat(await openBrowser(browser, { width: 'phone' }), people.rana);
  await writeTo(rana, people.jonas);
  await writeTo(jonas, people.rana);
  await second
    .getByRole('button', { name: new RegExp(people.jonas.name) })
    .first()
    .click();
  const noon = `See you at noon ${run}`;
  const one = `See you at one ${run}`;

  await test.step('arrow-up edits the last message, on every device', async () => {
    await say(rana, noon);
    await expect(messages(jonas).getByText(noon)).toBeVisible();
    await composer(rana).press('ArrowUp');
    const field = rana.getByRole('textbox', { name: 'Edit the message' });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(noon);
    await rana.screenshot({ path: `${shots}/editing.png` });
    await field.press('Escape');
    await expect(composer(rana)).toBeFocused();
    await composer(rana).press('ArrowUp');
    await field.fill(one);
    await field.press('Enter');
    for (const page of [rana, jonas, second]) {
      await expect(messages(page).getByText(one)).toBeVisible();
      await expect(line(page, one)).toContainText('edited');
      await expect(messages(page).getByText(noon)).toBeHidden();
    }
    await expect(composer(rana)).toBeFocused();
  });

  await test.step('a refused edit says why, in place, and keeps the words', async () => {
    const leak = `It is an insider tip ${run}`;
    await openMenu(rana, one);
    await rana.screenshot({ path: `${shots}/menu.png` });
    await rana.getByRole('menuitem', { name: 'Edit' }).click();
    await rana.getByRole('textbox', { name: 'Edit the message' }).fill(leak);
    await rana.getByRole('button', { name: 'Save', exact: true }).click();
    const refused = rana.getByRole('region', { name: 'Edit blocked by company policy' });
    await expect(refused).toContainText(leak);
    await expect(refused).toContainText('The message says what it said before.');
    await expect(line(rana, one)).toBeVisible();
    await rana.screenshot({ path: `${shots}/refused.png` });
    await refused.getByRole('button', { name: 'This is a mistake' }).click();
    await refused.getByRole('textbox', { name: 'Why is it a mistake?' }).fill(`The list is public. ${run}`);
    await refused.getByRole('button', { name: 'Ask the owner' }).click();
    await expect(refused.getByRole('status')).toContainText(`The list is public. ${run}`);
    await rana.screenshot({ path: `${shots}/objected.png` });
    await refused.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(rana.getByRole('textbox', { name: 'Edit the message' })).toHaveValue(leak);
    await rana.getByRole('button', { name: 'Cancel' }).click();
    await refused.getByRole('button', { name: 'Discard' }).click();
    await expect(refused).toBeHidden();
    await expect(messages(jonas).getByText(leak)).toHaveCount(0);
  });

  await test.step('a forward goes where it is sent, and says whose words it has', async () => {
    await openMenu(jonas, one);
    await jonas.getByRole('menuitem', { name: 'Forward' }).click();
    const dialog = jonas.getByRole('dialog');
    await expect(dialog).toContainText(one);
    await jonas.screenshot({ path: `${shots}/forward.png` });
    const target = dialog.getByRole('listitem').getByRole('button').first();
    await target.click();
    await expect(dialog).toBeHidden();
    await expect(line(jonas, one)).toContainText(`Forwarded from ${people.rana.name}`);
    await jonas.screenshot({ path: `${shots}/forwarded.png` });
    await writeTo(jonas, people.rana);
  });

  const slip = `A slip of the tongue ${run}`;
  await test.step('a recalled message leaves an empty place everywhere', async () => {
    await say(rana, slip);
    await expect(messages(jonas).getByText(slip)).toBeVisible();
    await openMenu(rana, slip);
    await rana.getByRole('menuitem', { name: 'Recall' }).click();
    await rana.getByRole('dialog').getByRole('button', { name: 'Recall' }).click();
    await expect(messages(rana).getByText('You recalled this message').last()).toBeVisible();
    await expect(messages(jonas).getByText(`${people.rana.name} recalled this message`).last()).toBeVisible();
    for (const page of [rana, jonas, second]) {
      await expect(page.getByText(slip)).toHaveCount(0);
    }
    await jonas.reload();
    await expect(messages(jonas).getByText(`${people.rana.name} recalled this message`).last()).toBeVisible();
    await rana.screenshot({ path: `${shots}/recalled.png` });
    await second.screenshot({ path: `${shots}/phone.png` });
  });

  await test.step('the record has everything', async () => {
    const claire = await goToConsole(await openBrowser(browser), people.claire);
    await claire.getByRole('link', { name: 'Search' }).first().click();
    await claire.getByRole('searchbox').fill(slip);
    await untilFound(claire, 1);
    await expect(results(claire).first()).toContainText('Recalled later');
    await claire.getByRole('searchbox').fill(`noon ${run}`);
    await untilFound(claire, 2);
    await claire.screenshot({ path: `${shots}/found.png` });
    await results(claire).filter({ hasText: 'Before:' }).first().click();
    await expect(claire.getByRole('dialog').locator('del')).toHaveText(noon);
    await claire.screenshot({ path: `${shots}/record.png` });
    await claire.getByRole('link', { name: 'Show in its conversation' }).click();
    await expect(claire.getByText('recalled a message').last()).toBeVisible();
    await claire.screenshot({ path: `${shots}/conversation.png` });
  });
});

for (const look of [
  { name: 'arabic', language: 'ar', scheme: 'light', width: 'desktop' },
  { name: 'arabic-dark-phone', language: 'ar', scheme: 'dark', width: 'phone' },
] as const) {
  test(`edits look right: ${look.name}`, async ({ browser }) => {
    const page = await openChat(await openBrowser(browser, look), people.rana);
    await page
      .getByRole('button', { name: new RegExp(people.jonas.name) })
      .first()
      .click();
    const field = page.getByRole('textbox', { name: 'رسالة', exact: true });
    await field.fill(`كلمة أولى ${run}`);
    await field.press('Enter');
    await expect(page.getByRole('log').getByText(`كلمة أولى ${run}`)).toBeVisible();
    await field.press('ArrowUp');
    await page.getByRole('textbox', { name: 'تعديل الرسالة' }).fill(`كلمة ثانية ${run}`);
    await page.getByRole('button', { name: 'حفظ', exact: true }).click();
    const edited = page.getByRole('log').locator('[data-message]').filter({ hasText: 'كلمة ثانية' }).last();
    await expect(edited).toContainText('عُدّلت');
    await edited.hover();
    await edited.getByRole('button', { name: 'خيارات هذه الرسالة' }).click();
    await page.screenshot({ path: `${shots}/${look.name}.png` });
  });
}
