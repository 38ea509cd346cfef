import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { addresses } from '../support/addresses';
import { composer, messages, say, writeTo } from '../support/chat';
import { results, untilFound } from '../support/console';
import { goToConsole, openBrowser, openChat, people } from '../support/people';

const run = `find${Date.now().toString(36)}`;
const shots = 'target/screens/search';
const first = `The profit of this warning is small ${run}`;
const second = `The profit of that warning is large ${run}`;

async function look(page: Page, query: string): Promise<void> {
  await page.goto(`${addresses.console}/search?q=${encodeURIComponent(query)}`);
}

test('R13: a lawyer searches by distance, narrows, keeps the search, and sees the conversation as it stood', async ({
  browser,
}) => {
  test.slow();
  const rana = await openChat(await openBrowser(browser), people.rana);
  await writeTo(rana, people.jonas);
  await say(rana, first);
  await expect(messages(rana).getByText(first)).toBeVisible();
  await expect(async () => {
    // A message that is not accepted yet cannot be edited yet.
    await composer(rana).press('ArrowUp');
    await expect(rana.getByRole('textbox', { name: 'Edit the message' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await rana.getByRole('textbox', { name: 'Edit the message' }).fill(second);
  await rana.getByRole('textbox', { name: 'Edit the message' }).press('Enter');
  await expect(messages(rana).getByText(second)).toBeVisible();
  await say(rana, `Nothing else ${run}`);
  await expect(messages(rana).getByText(`Nothing else ${run}`)).toBeVisible();
  const officer = await goToConsole(await openBrowser(browser), people.claire);

  await test.step('a mistake is shown where it is, with what to write', async () => {
    await look(officer, `profit w/ warning ${run}`);
    const fault = officer.getByRole('alert');
    await expect(fault.locator('mark')).toHaveText('w/');
    await expect(fault).toContainText('Write w/5');
    await officer.screenshot({ path: `${shots}/fault.png` });
  });

  await test.step('distances find what is near, and only that is marked', async () => {
    await look(officer, `(profit w/3 warn*) AND ${run}`);
    await untilFound(officer, 2);
    await expect(results(officer).first().locator('mark').first()).toHaveText('profit');
    await look(officer, `(profit w/2 warn*) AND ${run}`);
    await untilFound(officer, 0);
    await look(officer, run);
    await untilFound(officer, 3);
    await expect(officer.getByRole('slider')).toBeVisible();
    await officer.screenshot({ path: `${shots}/workbench.png`, fullPage: true });
  });

  await test.step('a facet narrows, and its chip takes that back', async () => {
    const facets = officer.getByRole('complementary', { name: 'Narrow the search' });
    await facets.getByRole('button', { name: /^Message edited/ }).click();
    await expect(officer.getByRole('status').filter({ hasText: '1 record' })).toBeVisible();
    await officer.getByRole('button', { name: 'Remove Kind of record' }).click();
    await expect(officer.getByRole('status').filter({ hasText: '3 records' })).toBeVisible();
  });

  await test.step('an unknown name is answered with the nearest one', async () => {
    await look(officer, `from:"Rana Hadad" ${run}`);
    await officer.getByRole('button', { name: /Did you mean rana haddad/ }).click();
    await expect(officer.getByRole('status').filter({ hasText: '3 records' })).toBeVisible();
  });

  await test.step('a saved search counts what is new', async () => {
    await officer.getByRole('button', { name: 'Save this search' }).click();
    await officer.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`Falcon ${run}`);
    await officer.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await expect(officer.getByRole('dialog')).toBeHidden();
    await say(rana, `One more ${run}`);
    await expect(async () => {
      await officer.reload();
      await officer.getByRole('button', { name: 'Saved searches' }).click();
      const saved = officer.getByRole('listitem').filter({ hasText: `Falcon ${run}` });
      await expect(saved).toContainText('1 new match', { timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
    await officer.screenshot({ path: `${shots}/saved.png` });
    const saved = officer.getByRole('listitem').filter({ hasText: `Falcon ${run}` });
    await saved.getByRole('button', { name: 'Show new ones' }).click();
    await expect(officer.getByRole('status').filter({ hasText: '1 record' })).toBeVisible();
    await officer.getByRole('button', { name: 'Saved searches' }).click();
    await officer
      .getByRole('listitem')
      .filter({ hasText: `Falcon ${run}` })
      .getByRole('button', { name: `Remove “Falcon ${run}”` })
      .click();
    await expect(officer.getByRole('listitem').filter({ hasText: `Falcon ${run}` })).toHaveCount(0);
  });

  await test.step('charts show who wrote to whom', async () => {
    await look(officer, run);
    await officer.getByText('Charts', { exact: true }).click();
    await expect(officer.getByRole('cell', { name: people.jonas.name })).toBeVisible();
    await officer.screenshot({ path: `${shots}/charts.png`, fullPage: true });
  });

  await test.step('a report counts each term of each custodian', async () => {
    await officer.getByText('Term report', { exact: true }).click();
    await officer
      .getByRole('textbox', { name: 'Terms, one a line' })
      .fill('profit\nprofit w/2 warning\nwarn (');
    await officer.getByRole('button', { name: 'Count', exact: true }).click();
    await expect(officer.getByRole('alert')).toContainText('Line 3');
    await officer
      .getByRole('textbox', { name: 'Terms, one a line' })
      .fill('profit\nprofit w/2 warning\nwarn*');
    await officer.getByRole('button', { name: 'Count', exact: true }).click();
    await expect(officer.getByRole('rowheader', { name: 'profit w/2 warning' })).toBeVisible();
    await expect(officer.getByRole('row', { name: /^profit 2/ })).toBeVisible();
    await officer.screenshot({ path: `${shots}/report.png`, fullPage: true });
  });

  await test.step('the conversation stands as it did before the edit', async () => {
    await look(officer, `large ${run}`);
    await untilFound(officer, 1);
    await results(officer).first().click();
    await officer.getByRole('dialog').getByRole('link', { name: 'Show in its conversation' }).click();
    await officer.getByRole('link', { name: 'As it stood at a moment' }).click();
    await expect(officer.getByText(second, { exact: true })).toBeVisible();
    await officer.getByRole('button', { name: 'Change before' }).click();
    await officer.waitForURL(/at=/);
    await expect(officer.getByText(second, { exact: true })).toBeVisible();
    await officer.getByRole('combobox', { name: 'As seen by' }).click();
    await officer.getByRole('option', { name: /Jonas Weber \(in it then\)/ }).click();
    await officer.waitForURL(/as=/);
    await officer.screenshot({ path: `${shots}/moment.png`, fullPage: true });
  });

  await test.step('it reads as well in Arabic, and on a phone', async () => {
    const address = officer.url();
    for (const width of ['desktop', 'phone'] as const) {
      const arabic = await goToConsole(await openBrowser(browser, { language: 'ar', width }), people.claire);
      await look(arabic, run);
      await expect(results(arabic).first()).toBeVisible();
      await expect(arabic.getByRole('slider')).toBeVisible();
      await arabic.screenshot({ path: `${shots}/workbench-arabic-${width}.png`, fullPage: true });
      await arabic.goto(`${addresses.console}/search?q=${run}&view=charts`);
      await expect(arabic.getByRole('cell', { name: people.jonas.name })).toBeVisible();
      await arabic.screenshot({ path: `${shots}/charts-arabic-${width}.png`, fullPage: true });
      await arabic.goto(address);
      await expect(arabic.getByText(second, { exact: true })).toBeVisible();
      await arabic.screenshot({ path: `${shots}/moment-arabic-${width}.png`, fullPage: true });
      await arabic.context().close();
    }
  });
});
