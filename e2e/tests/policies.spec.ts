import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { addresses } from '../support/addresses';
import { messages, say, writeTo } from '../support/chat';
import { goToConsole, openBrowser, openChat, people } from '../support/people';

/** A word nobody else writes, so that the rule of this run is in nobody's way. */
const word = `quillfeather${Date.now().toString(36)}`;
const tip = 'That word is for the test only. Use another one.';

test('P1: a rule written by one person and published by another blocks a message within seconds', async ({
  browser,
}) => {
  const nadia = await goToConsole(await openBrowser(browser), people.nadia);
  const elena = await goToConsole(await openBrowser(browser), people.elena);
  const rana = await openChat(await openBrowser(browser), people.rana);
  await writeTo(rana, people.jonas);

  await test.step('before there is a rule the word travels', async () => {
    await say(rana, `Unruled ${word}`);
    await expect(messages(rana).getByText(`Unruled ${word}`)).toBeVisible();
  });

  await test.step('an author writes the policy and tries it, but cannot publish it', async () => {
    await nadia.getByRole('link', { name: 'Policies' }).click();
    await nadia.getByRole('button', { name: 'New policy' }).click();
    await nadia.getByRole('textbox', { name: 'Name' }).fill(`Test of ${word}`);
    await nadia.getByRole('textbox', { name: 'Rule id' }).fill('test-word');
    await nadia.getByRole('textbox', { name: /^Words or phrases/ }).fill(word);
    await nadia.getByRole('textbox', { name: 'Tip to the sender, English' }).fill(tip);
    await nadia.getByRole('textbox', { name: 'Some text to judge' }).fill(`Is ${word} allowed?`);
    await nadia.getByRole('button', { name: 'Judge' }).click();
    await expect(nadia.getByText('It would be blocked.')).toBeVisible();
    await nadia.getByRole('button', { name: 'Save draft' }).click();
    await expect(nadia.getByText('Draft saved as revision 1')).toBeVisible();
    await expect(nadia.getByRole('button', { name: 'Publish' })).toBeDisabled();
  });

  await test.step('an approver publishes it', async () => {
    await openPolicy(elena);
    await elena.getByRole('button', { name: 'Publish' }).click();
    await elena.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(elena.getByText('Revision 1 is in force')).toBeVisible();
  });

  await test.step('the word is blocked in the chat, with the tip', async () => {
    const refused = rana.getByRole('region', { name: 'Blocked by company policy' });
    await expect(async () => {
      await say(rana, `Ruled ${word}`);
      await expect(refused.first()).toContainText(tip, { timeout: 1_000 });
    }).toPass({ timeout: 10_000 });
    await expect(refused.first().locator('mark')).toHaveText(word);
  });

  await test.step('retired, it blocks no more', async () => {
    await elena.getByRole('button', { name: 'Retire' }).click();
    await elena.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
    await expect(elena.getByText('The policy is out of force')).toBeVisible();
    await expect(async () => {
      const again = `Free again ${word} ${Date.now().toString(36)}`;
      await say(rana, again);
      await expect(messages(rana).locator('[data-mine]:not([data-unsent])').getByText(again)).toBeVisible({
        timeout: 1_000,
      });
    }).toPass({ timeout: 10_000 });
  });
});

/** Opens the policy of this run from the list, as anybody would. */
async function openPolicy(page: Page): Promise<void> {
  await page.goto(`${addresses.console}/policies`);
  await page.getByRole('link', { name: `Test of ${word}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Test of ${word}` })).toBeVisible();
}
