import { expect, test } from '@playwright/test';
import { addresses } from '../support/addresses';
import { composer, messages, say } from '../support/chat';
import { results } from '../support/console';
import { look } from '../support/look';
import { ask, goToConsole, openBrowser, openChat, people } from '../support/people';

const run = `scope${Date.now().toString(36)}`;
const open = `Open desk ${run}`;
const closed = `Closed desk ${run}`;
const letter = `BaFin, letter of 12 November, ${run}`;

test('R6 R18: a regulator reads what was opened to them and nothing else, and the report says so', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const rana = await openChat(await openBrowser(browser), people.rana);
  for (const room of [closed, open]) {
    await rana.getByRole('button', { name: 'New conversation' }).click();
    await rana.getByRole('menuitem', { name: 'Create a room' }).click();
    await rana.getByRole('dialog').getByRole('textbox', { name: 'Name of the room' }).fill(room);
    await rana.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
    await expect(rana.getByRole('heading', { name: room })).toBeVisible();
    await expect(composer(rana)).toBeVisible();
    await say(rana, `Word in the ${room}`);
    await expect(messages(rana).getByText(`Word in the ${room}`)).toBeVisible();
  }
  const henrik = await goToConsole(await openBrowser(browser), people.henrik);
  const vera = await goToConsole(await openBrowser(browser), people.vera);

  await test.step('the lead opens one room, by a letter and until a day', async () => {
    await henrik.getByRole('link', { name: 'Regulators' }).click();
    await henrik.getByRole('button', { name: 'Open a scope' }).click();
    const dialog = henrik.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Open a scope' })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'User name of the regulator' }).fill(people.vera.username);
    await dialog.getByRole('textbox', { name: 'By which letter' }).fill(letter);
    await expect(async () => {
      await dialog.getByPlaceholder('Leave empty for all rooms of the people named').fill('');
      await dialog.getByPlaceholder('Leave empty for all rooms of the people named').fill(open);
      await expect(henrik.getByRole('option', { name: open })).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await henrik.getByRole('option', { name: open }).click();
    await dialog.getByLabel('Last day of access').fill(inDays(30));
    await look(henrik, 'regulator/1-open');
    await dialog.getByRole('button', { name: 'Open a scope' }).click();
    await expect(henrik.getByRole('listitem').filter({ hasText: letter })).toContainText('Open');
    await look(henrik, 'regulator/2-scopes');
  });

  await test.step('the regulator sees by which letter, and that room alone', async () => {
    await vera.goto(addresses.console);
    await expect(vera.getByRole('status').filter({ hasText: letter })).toContainText('Read-only access by');
    await expect(vera.getByRole('navigation').getByRole('link')).toHaveText(['Opened to you']);
    await vera.getByRole('searchbox').fill(run);
    await vera.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(async () => {
      await vera.getByRole('button', { name: 'Search again' }).click();
      await expect(results(vera).filter({ hasText: `Word in the ${open}` })).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await expect(vera.getByText(closed)).toHaveCount(0);
    await look(vera, 'regulator/3-portal');
    await results(vera).first().click();
    await expect(vera.getByRole('dialog')).toContainText('Place in the journal');
    await expect(vera.getByRole('button', { name: 'Why does this still exist?' })).toHaveCount(0);
    await look(vera, 'regulator/4-record');
    await vera.getByRole('dialog').getByRole('link', { name: 'Show in its conversation' }).click();
    await expect(vera.getByText(`Word in the ${open}`).first()).toBeVisible();
    await expect(vera.getByRole('status').filter({ hasText: letter })).toBeVisible();
    await look(vera, 'regulator/5-conversation');
  });

  await test.step('nothing else answers a regulator', async () => {
    for (const path of [
      'matters',
      'holds',
      'access-log',
      'people?query=ra',
      'result-sets',
      'search/facets?q=a',
    ]) {
      const answer = await vera.request.get(`${addresses.console}/api/archive/${path}`);
      expect(answer.status(), path).toBe(403);
    }
    await vera.goto(`${addresses.console}/retention`);
    await expect(vera.getByText('This part is not open to your role')).toBeVisible();
  });

  await test.step('each look is in the report on the person, by the scope', async () => {
    await henrik.getByRole('link', { name: 'Access by person' }).click();
    await henrik.getByPlaceholder('A person the record names').fill('Rana');
    await henrik.getByRole('option', { name: people.rana.name }).click();
    await henrik.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(henrik.getByText(`Scope opened by`).first()).toBeVisible();
    await expect(henrik.getByRole('cell', { name: letter }).first()).toBeVisible();
    await look(henrik, 'regulator/6-report');
    const download = henrik.waitForEvent('download');
    await henrik.getByRole('link', { name: 'Save as CSV' }).click();
    expect((await download).suggestedFilename()).toContain('access-report');
    const log = await ask<{ items: readonly { action: string }[] }>(
      henrik,
      'GET',
      'access-log?action=access-report-table',
    );
    expect(log.items.length).toBeGreaterThan(0);
  });

  await test.step('in Arabic, on a phone in the dark', async () => {
    const arabic = await goToConsole(await openBrowser(browser, { language: 'ar' }), people.vera);
    await arabic.goto(`${addresses.console}/scope?q=${run}`);
    await expect(results(arabic).first()).toBeVisible();
    await look(arabic, 'regulator/arabic-portal');
    const phone = await goToConsole(
      await openBrowser(browser, { width: 'phone', scheme: 'dark' }),
      people.vera,
    );
    await phone.goto(`${addresses.console}/scope?q=${run}`);
    await expect(results(phone).first()).toBeVisible();
    await look(phone, 'regulator/phone-portal');
    const report = await goToConsole(await openBrowser(browser, { language: 'ar' }), people.henrik);
    await report.goto(henrik.url());
    await expect(report.getByRole('table').first()).toBeVisible();
    await look(report, 'regulator/arabic-report');
    await report.goto(`${addresses.console}/regulators`);
    await expect(report.getByRole('listitem').filter({ hasText: letter })).toBeVisible();
    await look(report, 'regulator/arabic-scopes');
  });

  await test.step('what is withdrawn is out of sight at once', async () => {
    await henrik.goto(`${addresses.console}/regulators`);
    const scope = henrik.getByRole('listitem').filter({ hasText: letter });
    await scope.getByRole('button', { name: 'Withdraw' }).click();
    await henrik.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await expect(scope).toContainText('Withdrawn');
    await vera.goto(`${addresses.console}/scope?q=${run}`);
    await expect(vera.getByText(`Word in the ${open}`)).toHaveCount(0);
  });
});

/** A day that many days from now, as a date field takes it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
