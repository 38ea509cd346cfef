import { expect, test } from '@playwright/test';
import { messages, say, writeTo } from '../support/chat';
import { beginBlank, choose, fillRule, openPolicy } from '../support/desk';
import { goToConsole, openBrowser, openChat, people } from '../support/people';

const run = Date.now().toString(36);
const delicate = `bittern${run}`;
const name = `Review test ${run}`;

test('P1 P2: a held message reaches nobody before a reviewer decides, and then stands in its place', async ({
  browser,
}) => {
  test.slow();
  const nadia = await goToConsole(await openBrowser(browser), people.nadia);
  const elena = await goToConsole(await openBrowser(browser), people.elena);
  const claire = await goToConsole(await openBrowser(browser), people.claire);
  const rana = await openChat(await openBrowser(browser), people.rana);
  const jonas = await openChat(await openBrowser(browser), people.jonas);
  await writeTo(rana, people.jonas);
  await writeTo(jonas, people.rana);

  await test.step('an author puts a rule in force alone, in an emergency', async () => {
    await nadia.getByRole('link', { name: 'Policies' }).click();
    await beginBlank(nadia);
    await nadia.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await fillRule(nadia, 1, {
      id: 'delicate',
      outcome: 'Hold',
      words: delicate,
      tip: 'A reviewer looks at it first.',
    });
    await nadia.getByRole('button', { name: 'Save draft' }).click();
    await expect(nadia.getByText('Draft saved as revision 1')).toBeVisible();
    await choose(nadia, 'Publish in an emergency', 'The deal leaks.');
    await expect(nadia.getByText('Emergency: needs approval')).toBeVisible();
  });

  await test.step('an approver agrees afterwards', async () => {
    await openPolicy(elena, name);
    await elena.getByRole('button', { name: 'Approve the emergency' }).click();
    const dialog = elena.getByRole('dialog');
    await expect(dialog).toContainText('The deal leaks.');
    await dialog.getByRole('button', { name: 'Approve the emergency' }).click();
    await expect(elena.getByText('The emergency is approved')).toBeVisible();
    await expect(elena.getByText('Emergency: needs approval')).toBeHidden();
  });

  const first = `First ${delicate}`;
  const second = `Second ${delicate}`;
  const after = `Said afterwards ${run}`;
  await test.step('what is held only its sender sees', async () => {
    const held = messages(rana)
      .locator('[data-mine]')
      .filter({ hasText: first })
      .filter({ hasText: 'Waiting for review.' })
      .last();
    await expect(async () => {
      await say(rana, first);
      await expect(held).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    await expect(held).toContainText('A reviewer looks at it first.');
    await say(rana, after);
    await expect(messages(jonas).getByText(after)).toBeVisible();
    await expect(messages(jonas).getByText(first)).toBeHidden();
  });

  const waiting = (text: string) => claire.getByRole('article').filter({ hasText: text }).first();
  await test.step('released, it stands before what was said afterwards, and is marked', async () => {
    await claire.getByRole('link', { name: 'Review' }).click();
    await expect(waiting(first).locator('mark')).toHaveText(delicate);
    await waiting(first).getByRole('button', { name: 'Release' }).click();
    await claire.getByRole('dialog').getByRole('textbox').fill('Public since noon.');
    await claire.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
    await expect(messages(jonas).getByText(first).last()).toBeVisible();
    await expect(messages(jonas).getByText('Released after review').last()).toBeVisible();
    const said = await messages(jonas).innerText();
    expect(said.indexOf(first)).toBeGreaterThan(0);
    expect(said.indexOf(first)).toBeLessThan(said.indexOf(after));
  });

  await test.step('rejected, it reaches nobody, and its sender reads why', async () => {
    await say(rana, second);
    await expect(waiting(second)).toBeVisible();
    await waiting(second).getByRole('button', { name: 'Reject' }).click();
    await claire.getByRole('dialog').getByRole('textbox').fill(`Not before the announcement. ${run}`);
    await claire.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await expect(messages(rana).getByText(`Not before the announcement. ${run}`)).toBeVisible();
    await expect(messages(jonas).getByText(second)).toBeHidden();
  });

  await test.step('two who edit the same policy see each other before anything is lost', async () => {
    const other = await nadia.context().newPage();
    await openPolicy(nadia, name);
    await openPolicy(other, name);
    for (const [page, words] of [
      [nadia, 'Said by the first'],
      [other, 'Said by the second'],
    ] as const) {
      await page.getByRole('textbox', { name: 'Description' }).fill(words);
      await page.getByRole('button', { name: 'Save draft' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill(`Why ${words}`);
      await page.getByRole('dialog').getByRole('button', { name: 'Save draft' }).click();
      await expect(page.getByText(/Draft saved as revision 2|Somebody saved meanwhile/)).toBeVisible();
    }
    const conflict = other.getByRole('dialog', { name: 'Somebody saved meanwhile' });
    await expect(conflict).toContainText('Said by the first');
    await expect(conflict).toContainText('Said by the second');
    await conflict.getByRole('button', { name: 'Save mine on top' }).click();
    await expect(other.getByText('Draft saved as revision 3')).toBeVisible();
    await other.getByRole('tab', { name: 'Revisions' }).click();
    await expect(other.getByText('Why Said by the second')).toBeVisible();
  });

  await choose(elena, 'Retire', 'The test is over.');
  await expect(elena.getByText('The policy is out of force')).toBeVisible();
});
