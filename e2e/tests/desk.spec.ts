import { expect, test } from '@playwright/test';
import { addresses } from '../support/addresses';
import { messages, say, writeTo } from '../support/chat';
import { results, untilFound } from '../support/console';
import { beginBlank, fillRule, openPolicy, publish } from '../support/desk';
import { goToConsole, openBrowser, openChat, people } from '../support/people';

/** Words nobody else writes, so that the rules of this run are in nobody's way. */
const run = Date.now().toString(36);
const advised = `larkspur${run}`;
const forbidden = `monkshood${run}`;
const name = `Desk test ${run}`;

test('P1 P2: a policy is written, tried, run dry, published, felt, objected to and rolled back', async ({
  browser,
}) => {
  test.slow();
  const nadia = await goToConsole(await openBrowser(browser), people.nadia);
  const elena = await goToConsole(await openBrowser(browser), people.elena);
  const rana = await openChat(await openBrowser(browser), people.rana);
  await writeTo(rana, people.jonas);

  await test.step('something is on record for the dry run to find', async () => {
    await say(rana, `Before the rules: ${advised}`);
    await expect(messages(rana).getByText(`Before the rules: ${advised}`)).toBeVisible();
  });

  await test.step('an author writes two rules in the form and sees them in the YAML', async () => {
    await nadia.getByRole('link', { name: 'Policies' }).click();
    await beginBlank(nadia);
    await nadia.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await fillRule(nadia, 1, {
      id: 'advised',
      outcome: 'Warn',
      words: advised,
      tip: 'That word needs a reason.',
    });
    await nadia.getByRole('button', { name: 'Add a rule' }).click();
    await fillRule(nadia, 2, {
      id: 'forbidden',
      outcome: 'Block',
      words: forbidden,
      tip: 'That word is not for chat.',
    });
    await nadia.getByText('YAML', { exact: true }).click();
    await expect(nadia.locator('.cm-content')).toContainText(`- ${forbidden}`);
    await expect(nadia.getByText('Nothing wrong found')).toBeVisible();
  });

  await test.step('tries a text and sees step by step what it was judged by', async () => {
    await nadia.getByRole('textbox', { name: 'Some text to judge' }).fill(`Have some ${forbidden}.`);
    await nadia.getByRole('button', { name: 'Judge', exact: true }).click();
    await expect(nadia.getByText('It would be blocked.')).toBeVisible();
    const steps = nadia.getByRole('region', { name: 'Step by step' });
    await expect(steps.locator('mark')).toHaveText(forbidden);
    await expect(steps).toContainText('forbidden');
  });

  await test.step('runs it against the record', async () => {
    await expect(async () => {
      await nadia.getByRole('tab', { name: 'Dry run' }).click();
      await nadia.getByRole('textbox', { name: 'Purpose' }).fill('Browser test');
      await nadia.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(nadia.getByRole('status').filter({ hasText: /^Done: / })).toBeVisible();
      await expect(nadia.getByRole('table', { name: 'Hits by rule' })).toContainText('advised', {
        timeout: 1_000,
      });
    }).toPass({ timeout: 60_000 });
    await nadia.getByRole('tab', { name: 'Edit' }).click();
  });

  await test.step('saves it, and cannot publish it alone', async () => {
    await nadia.getByRole('button', { name: 'Save draft' }).click();
    await expect(nadia.getByText('Draft saved as revision 1')).toBeVisible();
    await expect(nadia.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
  });

  await test.step('an approver publishes it', async () => {
    await openPolicy(elena, name);
    await publish(elena, 1);
  });

  await test.step('an employee is warned, and sends it with a reason', async () => {
    const warned = rana.getByRole('region', { name: 'Company policy advises against this' });
    await expect(async () => {
      await say(rana, `Here is ${advised}`);
      await expect(warned.first()).toContainText('That word needs a reason.', { timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    await warned.first().getByRole('button', { name: 'Send with a reason' }).click();
    await rana.getByRole('textbox', { name: 'Why does it have to go out?' }).fill('The client asked for it.');
    await rana.getByRole('button', { name: 'Send it' }).click();
    await expect(
      messages(rana).locator('[data-mine]:not([data-unsent])').getByText(`Here is ${advised}`).first(),
    ).toBeVisible();
  });

  await test.step('is blocked, and objects', async () => {
    await say(rana, `And ${forbidden}`);
    const refused = rana.getByRole('region', { name: 'Blocked by company policy' });
    await expect(refused.first()).toContainText('That word is not for chat.');
    await refused.first().getByRole('button', { name: 'This is a mistake' }).click();
    await rana.getByRole('textbox', { name: 'Why is it a mistake?' }).fill(`It is a flower. ${run}`);
    await rana.getByRole('button', { name: 'Ask the owner' }).click();
    await expect(rana.getByText(/^Asked /).first()).toBeVisible();
  });

  await test.step('the owner sees it and answers', async () => {
    await nadia.getByRole('link', { name: 'Review' }).click();
    const objection = nadia.getByRole('article').filter({ hasText: `It is a flower. ${run}` });
    await expect(objection.locator('mark')).toHaveText(forbidden);
    await objection.getByRole('button', { name: 'It was a mistake' }).click();
    await nadia.getByRole('dialog').getByRole('textbox').fill('You are right.');
    await nadia.getByRole('dialog').getByRole('button', { name: 'It was a mistake' }).click();
    await expect(objection).toBeHidden();
    await expect(rana.getByText('You are right.').first()).toBeVisible();
  });

  await test.step('a second revision without that rule is published', async () => {
    await openPolicy(nadia, name);
    await nadia.getByRole('button', { name: 'Remove this rule' }).nth(1).click();
    await nadia.getByRole('button', { name: 'Save draft' }).click();
    await nadia.getByRole('dialog').getByRole('textbox').fill('Flowers are allowed.');
    await nadia.getByRole('dialog').getByRole('button', { name: 'Save draft' }).click();
    await expect(nadia.getByText('Draft saved as revision 2')).toBeVisible();
    await openPolicy(elena, name);
    await publish(elena, 2);
  });

  await test.step('what was blocked before explains itself with the text of its time', async () => {
    const claire = await goToConsole(await openBrowser(browser), people.claire);
    await claire.goto(`${addresses.console}/search?q="And ${forbidden}"`);
    await untilFound(claire, 1);
    await results(claire).first().click();
    const record = claire.getByRole('dialog', { name: 'Record' });
    await record.getByRole('button', { name: 'Why it was judged so' }).click();
    const why = record.getByRole('region', { name: 'Why it was judged so' });
    await expect(why.getByText('It would be blocked.')).toBeVisible();
    await expect(why.getByText('That word is not for chat.').first()).toBeVisible();
    await why.getByText('changed since; version 2 is in force').click();
    await expect(why.locator('pre')).toContainText(`- ${forbidden}`);
    await claire.context().close();
  });

  await test.step('the second revision is rolled back', async () => {
    await elena.getByRole('tab', { name: 'Revisions' }).click();
    await expect(elena.getByText('Flowers are allowed.')).toBeVisible();
    await elena.getByRole('button', { name: /^Revision 1/ }).click();
    await elena.getByRole('button', { name: 'Roll back to this' }).click();
    await elena.getByRole('dialog').getByRole('textbox').fill('It was right before.');
    await elena.getByRole('dialog').getByRole('button', { name: 'Roll back to this' }).click();
    await expect(elena.getByText('Rolled back: revision 3 is in force')).toBeVisible();
    await expect(async () => {
      await say(rana, `Again ${forbidden}`);
      await expect(
        rana
          .getByRole('region', { name: 'Blocked by company policy' })
          .filter({ hasText: `Again ${forbidden}` })
          .first(),
      ).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
  });
});
