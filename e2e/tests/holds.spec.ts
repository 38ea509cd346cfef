import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { addresses } from '../support/addresses';
import { messages, say, writeTo } from '../support/chat';
import { goToConsole, openBrowser, openChat, people, seeDirect, signIn } from '../support/people';

const run = Date.now().toString(36);
const delicate = `heron${run}`;
const matter = `Heron ${run}`;

test('P5 P6: a claim is in sight: a matter, a hold, a notice, a release, and a disposal that takes two', async ({
  browser,
}) => {
  test.slow();
  const rana = await openChat(await openBrowser(browser), people.rana);
  await writeTo(rana, people.jonas);
  await say(rana, `The ${delicate} file is on my desk`);
  await expect(messages(rana).getByText(delicate)).toBeVisible();
  const claire = await goToConsole(await openBrowser(browser), people.claire, false);

  await test.step('the record is not read before it is known for what', async () => {
    await claire.goto(`${addresses.console}/search?q=${delicate}`);
    await expect(claire.getByRole('heading', { name: 'What are you working on?' })).toBeVisible();
    await claire.getByRole('combobox', { name: 'Matter' }).or(claire.getByLabel('Matter')).first().click();
    await claire.getByRole('option', { name: 'A new matter' }).click();
    await claire.getByRole('textbox', { name: 'Name' }).fill(matter);
    await claire.getByRole('textbox', { name: 'Purpose' }).fill('Subpoena of 3 November');
    await shot(claire, 'work-gate');
    await claire.getByRole('button', { name: 'Begin' }).click();
    await expect(claire.getByRole('search')).toBeVisible();
    await seeDirect(claire);
    await expect(claire.getByRole('button', { name: matter })).toBeVisible();
  });

  await test.step('a hold is counted first, and is then in force', async () => {
    await claire.getByRole('link', { name: 'Legal holds' }).click();
    await claire.getByRole('button', { name: 'Place a hold' }).click();
    await claire.getByRole('textbox', { name: 'Name' }).fill(`Desk ${run}`);
    await claire.getByPlaceholder('People who wrote it or could read it').fill('Rana');
    await claire.getByRole('option', { name: people.rana.name }).click();
    await claire.getByRole('combobox', { name: 'Terms' }).fill(delicate);
    await claire.getByRole('combobox', { name: 'Terms' }).press('Enter');
    await expect(async () => {
      await claire.getByRole('button', { name: 'Count what it would be on' }).click();
      await expect(claire.getByText('On hold would be: 1')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await shot(claire, 'hold-new');
    await claire.getByRole('button', { name: 'Place a hold' }).click();
    await expect(claire.getByText('The hold is in force')).toBeVisible();
    await expect(claire.getByRole('heading', { level: 1, name: `Desk ${run}` })).toBeVisible();
  });

  await test.step('the custodian reads the notice, and nothing else of the console', async () => {
    const custodian = await (await openBrowser(browser)).newPage();
    await custodian.goto(`${addresses.console}/my-notices`);
    await signIn(custodian, people.rana);
    await expect(custodian.getByRole('heading', { name: 'Notices to you' })).toBeVisible();
    await shot(custodian, 'notice');
    await custodian.getByRole('button', { name: 'I have understood' }).first().click();
    await expect(custodian.getByText('You said that you understood').first()).toBeVisible();
    const refused = await custodian.goto(`${addresses.console}/holds`);
    expect(refused?.status()).toBe(403);
    await claire.reload();
    await expect(claire.getByRole('row', { name: people.rana.name })).not.toContainText('not yet');
    await shot(claire, 'hold');
  });

  await test.step('why a record still exists: the hold wins', async () => {
    await claire.goto(`${addresses.console}/search?q=${delicate}`);
    await claire.locator('button[data-row]').first().click();
    await claire.getByRole('button', { name: 'Why does this still exist?' }).click();
    await expect(claire.getByRole('dialog').getByText('It is on legal hold.')).toBeVisible();
    await shot(claire, 'why');
  });

  await test.step('a release disposes of nothing', async () => {
    await claire.goto(`${addresses.console}/holds`);
    await claire.getByRole('link', { name: `Desk ${run}` }).click();
    await expect(claire.getByText('The rules go on keeping everything it is on')).toBeVisible();
    await claire.getByRole('button', { name: 'Release the hold' }).click();
    await claire.getByRole('dialog').getByRole('textbox').fill('Settled.');
    await claire.getByRole('dialog').getByRole('button', { name: 'Release the hold' }).click();
    await expect(claire.getByText('Released').first()).toBeVisible();
  });

  await test.step('who lists a disposal cannot approve it; the lead can', async () => {
    const henrik = await goToConsole(await openBrowser(browser), people.henrik);
    await claire.goto(`${addresses.console}/retention?tab=disposals`);
    await claire.getByRole('button', { name: 'List what has ended' }).click();
    await expect(claire.getByText('Waits for approval').first()).toBeVisible();
    await expect(claire.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true');
    await henrik.goto(`${addresses.console}/retention?tab=disposals`);
    await henrik.getByRole('button', { name: 'Approve' }).click();
    await henrik.getByRole('dialog').getByRole('textbox').fill('As every month.');
    await henrik.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await expect(henrik.getByText('Done').first()).toBeVisible();
    await shot(henrik, 'disposal');
  });

  await test.step('the screens in Arabic', async () => {
    const arabic = await goToConsole(await openBrowser(browser, { language: 'ar' }), people.claire);
    for (const [name, path] of [
      ['holds', '/holds'],
      ['hold-new', '/holds/new'],
      ['retention', '/retention'],
      ['disposals', '/retention?tab=disposals'],
      ['matters', '/matters'],
      ['access-log', '/access-log'],
    ] as const) {
      await arabic.goto(`${addresses.console}${path}`);
      await expect(arabic.getByRole('heading', { level: 1 })).toBeVisible();
      await shot(arabic, `${name}-arabic`);
    }
  });
});

async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `target/screens/holds-${name}.png`, fullPage: true });
}
