import { expect, test } from '@playwright/test';
import { messages, say, writeTo } from '../support/chat';
import { beginBlank, choose, fillRule, openPolicy, publish } from '../support/desk';
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
    await beginBlank(nadia);
    await nadia.getByRole('textbox', { name: 'Name', exact: true }).fill(`Test of ${word}`);
    await fillRule(nadia, 1, { id: 'test-word', outcome: 'Block', words: word, tip });
    await nadia.getByRole('textbox', { name: 'Some text to judge' }).fill(`Is ${word} allowed?`);
    await nadia.getByRole('button', { name: 'Judge' }).click();
    await expect(nadia.getByText('It would be blocked.')).toBeVisible();
    await nadia.getByRole('button', { name: 'Save draft' }).click();
    await expect(nadia.getByText('Draft saved as revision 1')).toBeVisible();
    await expect(nadia.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
  });

  await test.step('an approver publishes it', async () => {
    await openPolicy(elena, `Test of ${word}`);
    await publish(elena, 1);
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
    await choose(elena, 'Retire', 'The test is over.');
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
